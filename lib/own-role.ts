import {
  PolicyDocument,
  Role,
  ServicePrincipal,
  type AddToPrincipalPolicyResult,
  type PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A role with its rights inside. CDK makes a policy of its own for each role, and a stack has room for 500 resources
 * (lib/README.md).
 */
export class OwnRole extends Role {
  private readonly rights: PolicyDocument;

  constructor(scope: Construct, id: string, service: string) {
    const rights = new PolicyDocument({ minimize: true });
    super(scope, id, {
      assumedBy: new ServicePrincipal(service),
      inlinePolicies: { Rights: rights },
    });
    this.rights = rights;
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.rights.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}
