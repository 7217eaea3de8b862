import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { cacheControl } from './security-headers.ts';

interface PublicationProps {
  /** The built app. Files with a hash in their names are in `assets`; `sw.js` is its service worker, if it has one. */
  readonly folder: string;
  readonly files: IBucket;
  /** Where the app is found, and what its keys in the bucket begin with: `scanner`. */
  readonly prefix: string;
  /** A file that is made at the deployment, beside those of the shell. */
  readonly settings?: { readonly name: string; readonly content: object };
  /** The publication of another app: CDK makes one copying function for all of a stack, so they share its role. */
  readonly with?: Publication;
}

/**
 * What is copied, in this order, as filters of `aws s3 sync`. A shell names hashed files, so they come first. The service
 * worker keeps the shell that it finds for use without a network, so it comes last.
 */
const steps = [
  { id: 'Hashed', filters: { exclude: ['*'], include: ['assets/*'] }, kept: cacheControl.hashed },
  { id: 'Shell', filters: { exclude: ['assets/*', 'sw.js'] }, kept: cacheControl.shell },
  { id: 'Worker', filters: { exclude: ['*'], include: ['sw.js'] }, kept: cacheControl.shell },
];

/** Copies a built app into the bucket. Nothing is deleted: a phone with an old shell still finds its files. */
export class Publication extends Construct {
  private readonly publisher: { readonly role: Role; readonly logGroup: LogGroup };

  constructor(scope: Construct, id: string, props: PublicationProps) {
    super(scope, id);
    const { folder, files, prefix } = props;
    const app = new Asset(this, 'App', { path: folder });
    this.publisher = props.with?.publisher ?? this.newPublisher(files, app);
    const { role, logGroup } = this.publisher;
    allowPrefix(this, role, files, prefix);
    let before: Construct = role;
    for (const step of steps) {
      const copy = new BucketDeployment(this, step.id, {
        sources: [
          Source.bucket(app.bucket, app.s3ObjectKey),
          ...(props.settings && step.id === 'Shell'
            ? [Source.jsonData(props.settings.name, props.settings.content)]
            : []),
        ],
        destinationBucket: files,
        destinationKeyPrefix: prefix,
        ...step.filters,
        cacheControl: [CacheControl.fromString(step.kept)],
        prune: false,
        // CDK's own grants would be wider.
        role: role.withoutPolicyUpdates(),
        logGroup,
        outputObjectKeys: false,
      });
      copy.node.addDependency(before);
      before = copy;
    }
    acknowledgeFramework(Stack.of(this));
  }

  private newPublisher(files: IBucket, app: Asset) {
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return { role: publisherRole(this, { logGroup, files, app }), logGroup };
  }
}

interface Rights extends Pick<PublicationProps, 'files'> {
  readonly logGroup: LogGroup;
  readonly app: Asset;
}

/** The role of CDK's copying function: exactly what `aws s3 cp` of the archive and `aws s3 sync` of its files use. */
function publisherRole(scope: Construct, { logGroup, files, app }: Rights): Role {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const allow = (action: string, resource: string): void => {
    role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  };
  logGroup.grantWrite(role);
  // Not the one archive by its name: a right that changes with each version may not be known yet where it is used.
  allow('s3:GetObject', app.bucket.arnForObjects('*.zip'));
  allow('s3:ListBucket', files.bucketArn);
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*.zip]',
    reason: 'The archives that the CDK uploads for a deployment: code, and no secrets.',
  });
  return role;
}

/** Lets it write the files of one app. */
function allowPrefix(scope: Construct, role: Role, files: IBucket, prefix: string): void {
  role.addToPolicy(
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [files.arnForObjects(`${prefix}/*`)] }),
  );
  const bucketId = Stack.of(scope).getLogicalId(files.node.defaultChild as CfnBucket);
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${prefix}/*]`,
    reason: 'The files of one app: their names have hashes that change with each version.',
  });
}

/** The copying function is CDK's own, and so are its settings. */
function acknowledgeFramework(stack: Stack): void {
  const reason = 'CDK’s function for BucketDeployment: CloudFormation calls it at a deployment.';
  Validations.of(stack).acknowledge(
    { id: 'Serverless::Serverless-LambdaDLQ', reason },
    { id: 'Serverless::Serverless-LambdaTracing', reason },
    { id: 'AwsSolutions::AwsSolutions-L1', reason },
    { id: 'Serverless::Serverless-LambdaLatestVersion', reason },
  );
}
