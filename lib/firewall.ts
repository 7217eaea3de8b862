import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { problems, type ProblemCode } from '../functions/kernel/problems.ts';
import type { Stage } from './stage.ts';
import { crossOriginHeaders, problemBody } from './problem-responses.ts';

/**
 * What the firewall reads of a body at most (AWS WAF’s limit for API Gateway). Functions refuse bodies over 16 KiB with a
 * problem of the API’s own, so the firewall stops only requests that are not sent by mistake.
 */
const mostInspectedBytes = 64 * 1024;
/** Requests from one address in five minutes: 500 scanners behind one building’s router stay far below. */
const mostPerAddress = 60_000;
/**
 * Looks at one's own data from one address in five minutes. Each needs a fresh code, so nobody needs many; many people may
 * share the address of a building, or of CloudFront.
 */
const mostLooksPerAddress = 300;
/** The same for invitations: before an event, hundreds of visitors open theirs, by the few addresses of CloudFront. */
const mostOpenedPerAddress = 6_000;

/**
 * Rules of the managed groups that would block what a gate has to take: a guard may scan any QR (a web address with an IP
 * number looks like remote file inclusion), bodies have a limit of their own here, and programs need not name themselves.
 * They are counted, not blocked; functions check every field with its schema.
 */
const countedOnly: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesCommonRuleSet: [
    'SizeRestrictions_BODY',
    'GenericRFI_BODY',
    'CrossSiteScripting_BODY',
    'EC2MetaDataSSRF_BODY',
    'NoUserAgent_HEADER',
  ],
};

const managedGroups = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
];

interface FirewallProps {
  /** ARN of the API’s stage. */
  readonly stageArn: string;
  readonly corsOrigins: readonly string[];
  readonly stage: Stage;
}

/** The web ACL before the API: body size and encoding, and rate an address, then AWS’s lists of bad addresses and bad input. */
export class Firewall extends Construct {
  readonly webAcl: CfnWebACL;

  constructor(scope: Construct, id: string, { stageArn, corsOrigins, stage }: FirewallProps) {
    super(scope, id);
    this.webAcl = new CfnWebACL(this, 'WebAcl', {
      description: 'Gatehouse: the API',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('Firewall'),
      associationConfig: {
        requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: 'KB_64' } },
      },
      customResponseBodies: Object.fromEntries(
        (['body_too_large', 'unsupported_content_encoding', 'too_many_requests'] as const).map((code) => [
          code,
          { contentType: 'APPLICATION_JSON', content: problemBody(code) },
        ]),
      ),
      rules: [
        bodySizeRule(corsOrigins),
        encodedBodyRule(corsOrigins),
        ratePerAddressRule(corsOrigins),
        rateOfPath('OwnDataRate', '/my-data', mostLooksPerAddress, corsOrigins),
        rateOfPath('InvitationRate', '/v1/invitations', mostOpenedPerAddress, corsOrigins),
        ...managedGroups.map(managedRule),
      ].map((rule, priority) => ({
        ...rule,
        priority,
        visibilityConfig: visibility(rule.name),
      })),
    });
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: stageArn,
      webAclArn: this.webAcl.attrArn,
    });
    this.logBlocked(stage);
  }

  /** Logs only blocked requests, for a month, without tokens: an address is personal data (PDPO). */
  private logBlocked({ slug }: Stage): void {
    // AWS WAF takes log groups of this prefix only, and their ARN without the `:*` that CDK adds.
    const logGroupName = `aws-waf-logs-${slug}`;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const logGroupArn = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.webAcl.attrArn,
      logDestinationConfigs: [logGroupArn],
      redactedFields: [{ singleHeader: { Name: 'authorization' } }, { queryString: {} }],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    });
    logging.node.addDependency(logGroup);
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  // Samples would keep requests, tokens included, for three hours.
  sampledRequestsEnabled: false,
});

const blockWith = (code: ProblemCode, corsOrigins: readonly string[]): CfnWebACL.RuleActionProperty => ({
  block: {
    customResponse: {
      responseCode: problems[code].status,
      customResponseBodyKey: code,
      responseHeaders: [
        { name: 'cache-control', value: 'no-store' },
        ...Object.entries(crossOriginHeaders(corsOrigins)).map(([name, value]) => ({
          name: name.toLowerCase(),
          value,
        })),
        ...(problems[code].status === 429 ? [{ name: 'retry-after', value: '60' }] : []),
      ],
    },
  },
});

const bodySizeRule = (corsOrigins: readonly string[]): Rule => ({
  name: 'BodySize',
  action: blockWith('body_too_large', corsOrigins),
  statement: {
    sizeConstraintStatement: {
      fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
      comparisonOperator: 'GT',
      size: mostInspectedBytes,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  },
});

/**
 * An API that compresses answers also decompresses bodies, behind the firewall, which would read only compressed bytes.
 * Nothing may be sent in an encoding.
 */
const encodedBodyRule = (corsOrigins: readonly string[]): Rule => ({
  name: 'EncodedBody',
  action: blockWith('unsupported_content_encoding', corsOrigins),
  statement: {
    sizeConstraintStatement: {
      fieldToMatch: { singleHeader: { Name: 'content-encoding' } },
      comparisonOperator: 'GT',
      size: 0,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  },
});

const ratePerAddressRule = (corsOrigins: readonly string[]): Rule => ({
  name: 'RatePerAddress',
  action: blockWith('too_many_requests', corsOrigins),
  statement: {
    rateBasedStatement: { aggregateKeyType: 'IP', limit: mostPerAddress, evaluationWindowSec: 300 },
  },
});

/** Of what is public and shows a visitor’s data to who has the right code or link. */
const rateOfPath = (
  name: string,
  searchString: string,
  limit: number,
  corsOrigins: readonly string[],
): Rule => ({
  name,
  action: blockWith('too_many_requests', corsOrigins),
  statement: {
    rateBasedStatement: {
      aggregateKeyType: 'IP',
      limit,
      evaluationWindowSec: 300,
      scopeDownStatement: {
        byteMatchStatement: {
          fieldToMatch: { uriPath: {} },
          // However the path is written: the gateway may take more than one spelling.
          positionalConstraint: 'CONTAINS',
          searchString,
          textTransformations: [
            { priority: 0, type: 'URL_DECODE' },
            { priority: 1, type: 'NORMALIZE_PATH' },
            { priority: 2, type: 'LOWERCASE' },
          ],
        },
      },
    },
  },
});

function managedRule(name: string): Rule {
  return {
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: (countedOnly[name] ?? []).map((rule) => ({
          name: rule,
          actionToUse: { count: {} },
        })),
      },
    },
  };
}
