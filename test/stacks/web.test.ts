import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  bareHeaders,
  codeReaderHeaders,
  scannerHeaders,
  type Headers,
} from '../../lib/web/security-headers.ts';
import { ofType, synthesise, type Resource, type Template } from './support/synthesise.ts';

interface Behavior {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly AllowedMethods: readonly string[];
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: string;
  readonly Compress: boolean;
  readonly ViewerProtocolPolicy: string;
  readonly ResponseHeadersPolicyId: { readonly Ref: string };
  readonly FunctionAssociations?: readonly object[];
}
interface Origin {
  readonly Id: string;
  readonly DomainName: object;
  readonly OriginPath?: string;
  readonly OriginAccessControlId?: object;
  readonly CustomOriginConfig?: object;
}
interface DistributionConfig {
  readonly CacheBehaviors: readonly Behavior[];
  readonly DefaultCacheBehavior: Behavior;
  readonly Origins: readonly Origin[];
  readonly CustomErrorResponses?: unknown;
}

/** Policies that AWS manages, by id (CloudFront, "Use managed policies"). */
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-aaaa-bbbb-cccc-0123456789ab';
const webAclArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/front/0f1e2d3c';

let usual: Template | undefined;
let full: Template | undefined;
beforeAll(() => {
  ({ GatehouseWeb: usual } = synthesise());
  ({ GatehouseWeb: full } = synthesise({
    webDomain: 'gate.example.com',
    webCertificateArn: certificateArn,
    webAclArn,
    webLogBucket: 'firm-front-logs',
  }));
}, 120_000);

const one = (template: Template | undefined, type: string): Resource => {
  const [found, ...others] = ofType(template, type);
  if (!found || others.length > 0) throw new Error(`there is not one ${type}`);
  return found[1];
};
const configOf = (template: Template | undefined): DistributionConfig =>
  one(template, 'AWS::CloudFront::Distribution').Properties['DistributionConfig'] as DistributionConfig;
const behaviorOf = (path: string): Behavior => {
  const { CacheBehaviors, DefaultCacheBehavior } = configOf(usual);
  return CacheBehaviors.find(({ PathPattern }) => PathPattern === path) ?? DefaultCacheBehavior;
};
const originOf = ({ TargetOriginId }: Behavior): Origin | undefined =>
  configOf(usual).Origins.find(({ Id }) => Id === TargetOriginId);
const text = (value: unknown): string => JSON.stringify(value);

describe('the bucket of the apps', () => {
  const bucket = (name: string) =>
    ofType(usual, 'AWS::S3::Bucket').find(([id]) => id.startsWith(name))?.[1].Properties;

  it.each(['FileStoreFiles', 'FileStoreAccessLog'])(
    '%s is private, encrypted, and takes TLS only',
    (name) => {
      expect(bucket(name)).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
      const policy = ofType(usual, 'AWS::S3::BucketPolicy').find(([id]) => id.startsWith(name))?.[1];
      expect(text(policy)).toMatch(/"Bool":\{"aws:SecureTransport":"false"\}\},"Effect":"Deny"/);
    },
  );

  it('keeps what was overwritten for 90 days, logs who reads it, and lets no rule delete a file in use', () => {
    expect(bucket('FileStoreFiles')).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { LogFilePrefix: 'files/' },
    });
    const { Rules } = bucket('FileStoreFiles')?.['LifecycleConfiguration'] as { Rules: object[] };
    expect(Rules).toEqual([
      {
        Status: 'Enabled',
        NoncurrentVersionExpiration: { NoncurrentDays: 90 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ]);
  });

  it('is read by this one distribution alone', () => {
    const policy = ofType(usual, 'AWS::S3::BucketPolicy').find(([id]) =>
      id.startsWith('FileStoreFiles'),
    )?.[1];
    const { Statement } = policy?.Properties['PolicyDocument'] as { Statement: Record<string, unknown>[] };
    const allowed = Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: ['s3:GetObject', 's3:ListBucket'],
        Principal: { Service: 'cloudfront.amazonaws.com' },
      }),
    ]);
    expect(text(allowed[0]?.['Condition'])).toMatch(/AWS:SourceArn.*:distribution\/.*FrontDistribution/);
    expect(
      one(usual, 'AWS::CloudFront::OriginAccessControl').Properties['OriginAccessControlConfig'],
    ).toMatchObject({
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    });
  });
});

describe('the way to the API', () => {
  it('keeps nothing, takes every method, and passes on each header but Host, cookies and the query', () => {
    expect(behaviorOf('/v1/*')).toMatchObject({
      PathPattern: '/v1/*',
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
      CachePolicyId: cachingDisabled,
      OriginRequestPolicyId: allViewerExceptHost,
      ViewerProtocolPolicy: 'https-only',
    });
  });

  it('leaves entity tags as they are: it compresses nothing', () => {
    expect(behaviorOf('/v1/*').Compress).toBe(false);
  });

  it('leads to the stage v1 by the path alone, over TLS', () => {
    const origin = originOf(behaviorOf('/v1/*'));
    expect(text(origin?.DomainName)).toMatch(/ImportValue.*VisitorApi.*"\.execute-api\."/);
    expect(origin?.OriginPath).toBeUndefined();
    expect(origin?.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
  });

  it('hides no answer of the API behind an error page', () => {
    expect(configOf(usual).CustomErrorResponses).toBeUndefined();
    expect(configOf(full).CustomErrorResponses).toBeUndefined();
  });
});

describe('the way to the files', () => {
  it.each(['/scanner*', '/scanner/assets/reader.worker-*', '/my-data*', 'any other'])(
    '%s reads the bucket, compressed, after the function that names the file',
    (path) => {
      const behavior = behaviorOf(path);
      expect(behavior).toMatchObject({
        AllowedMethods: ['GET', 'HEAD'],
        CachePolicyId: cachingOptimized,
        Compress: true,
        ViewerProtocolPolicy: 'redirect-to-https',
        FunctionAssociations: [{ EventType: 'viewer-request' }],
      });
      expect(originOf(behavior)).toMatchObject({ OriginAccessControlId: expect.anything() as unknown });
    },
  );

  it('asks for the worker that reads codes before the rest of the app: the first pattern that fits counts', () => {
    expect(configOf(usual).CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/v1/*',
      '/scanner/assets/reader.worker-*',
      '/scanner*',
      '/my-data/assets/reader.worker-*',
      '/my-data*',
      '/desk*',
      '/invitation*',
    ]);
  });
});

describe('the headers of answers', () => {
  /** A policy's headers as a browser gets them. */
  function headersOf({ ResponseHeadersPolicyId }: Behavior): Headers {
    const policy = usual?.[ResponseHeadersPolicyId.Ref]?.Properties['ResponseHeadersPolicyConfig'] as {
      SecurityHeadersConfig: Record<string, Record<string, unknown>>;
      CustomHeadersConfig?: { Items: { Header: string; Value: string }[] };
    };
    const { SecurityHeadersConfig: known, CustomHeadersConfig: custom } = policy;
    return {
      'strict-transport-security': `max-age=${String(known['StrictTransportSecurity']?.['AccessControlMaxAgeSec'])}`,
      'content-security-policy': String(known['ContentSecurityPolicy']?.['ContentSecurityPolicy']),
      'referrer-policy': String(known['ReferrerPolicy']?.['ReferrerPolicy']),
      'x-frame-options': String(known['FrameOptions']?.['FrameOption']),
      ...(known['ContentTypeOptions'] ? { 'x-content-type-options': 'nosniff' } : {}),
      ...Object.fromEntries((custom?.Items ?? []).map(({ Header, Value }) => [Header, Value])),
    };
  }

  it.each([
    ['/scanner*', scannerHeaders],
    ['/scanner/assets/reader.worker-*', codeReaderHeaders],
    ['/my-data*', scannerHeaders],
    ['/my-data/assets/reader.worker-*', codeReaderHeaders],
    ['/v1/*', bareHeaders],
    ['any other', bareHeaders],
  ])('%s are those of the one source', (path, headers) => {
    expect(headersOf(behaviorOf(path))).toEqual(headers);
  });
});

describe.each(['scanner', 'my-data', 'invitation', 'desk'])('the publication of the app %s', (prefix) => {
  const copies = () =>
    ofType(usual, 'Custom::CDKBucketDeployment').filter(
      ([, { Properties }]) => Properties['DestinationBucketKeyPrefix'] === prefix,
    );
  const filters = ({ Properties }: Resource) => [Properties['Exclude'], Properties['Include']];

  it('copies hashed files for good, then the shell to be asked for again, then the service worker', () => {
    expect(copies().map(([, copy]) => [...filters(copy), copy.Properties['SystemMetadata']])).toEqual([
      [['*'], ['assets/*'], { 'cache-control': 'public, max-age=31536000, immutable' }],
      [['assets/*', 'sw.js'], undefined, { 'cache-control': 'no-cache' }],
      [['*'], ['sw.js'], { 'cache-control': 'no-cache' }],
    ]);
    const before = copies().map(([, copy]) => (copy as { DependsOn?: readonly string[] }).DependsOn ?? []);
    const [hashed, shell] = copies().map(([id]) => id);
    expect(before[1]).toContain(hashed);
    expect(before[2]).toContain(shell);
  });

  it('deletes no file, of no other app either', () => {
    for (const [, { Properties }] of copies()) expect(Properties).toMatchObject({ Prune: false });
  });

  it('waits for the distribution, so that a change that fails publishes nothing', () => {
    for (const [, copy] of copies())
      expect((copy as { DependsOn?: readonly string[] }).DependsOn).toContainEqual(
        expect.stringMatching(/^FrontDistribution/),
      );
  });
});

describe('the front desk', () => {
  const client = (template: Template | undefined) => ofType(template, 'AWS::Cognito::UserPoolClient');

  it('signs in with a public client of its own, which leads back to the desk alone, for a working day', () => {
    expect(client(full).map(([, { Properties }]) => Properties)).toEqual([
      expect.objectContaining({
        GenerateSecret: false,
        AllowedOAuthFlows: ['code'],
        CallbackURLs: ['https://gate.example.com/desk/'],
        LogoutURLs: ['https://gate.example.com/desk/'],
        RefreshTokenValidity: 720,
      }),
    ]);
  });

  it('may ask the user pool and the page on which people sign in, beside its own address', () => {
    const { ResponseHeadersPolicyId } = behaviorOf('/desk*');
    expect(text(usual?.[ResponseHeadersPolicyId.Ref])).toMatch(
      /connect-src 'self' https:\/\/cognito-idp\..*amazonaws\.com https:\/\/.*\.auth\./,
    );
  });

  it('reads its settings from a file that the deployment writes', () => {
    const shell = ofType(usual, 'Custom::CDKBucketDeployment').find(
      ([id, { Properties }]) => Properties['DestinationBucketKeyPrefix'] === 'desk' && id.includes('Shell'),
    );
    expect(text(shell?.[1].Properties['SourceMarkers'])).toMatch(/UserPool|DeskSignInClient/);
  });

  it('asks another issuer where one is named with a client for it, and is left out without one', () => {
    const tokenIssuer = JSON.stringify({
      issuer: 'https://login.example.com/tenant',
      jwksUri: 'https://login.example.com/keys',
      algorithms: ['RS256'],
      tokenType: 'at+jwt',
      audience: 'gatehouse',
    });
    const { GatehouseWeb: without } = synthesise({ tokenIssuer });
    const prefixes = (template: Template | undefined): unknown[] =>
      ofType(template, 'Custom::CDKBucketDeployment').map(
        ([, { Properties }]) => Properties['DestinationBucketKeyPrefix'],
      );
    expect(prefixes(without)).not.toContain('desk');
    const { GatehouseWeb: other } = synthesise({
      tokenIssuer,
      deskClientId: 'desk-of-firm',
      deskOrigins: 'https://tokens.example.com',
    });
    expect(prefixes(other)).toContain('desk');
    expect(client(other)).toEqual([]);
    expect(text(other)).toContain("connect-src 'self' https://login.example.com https://tokens.example.com;");
  }, 120_000);
});

describe('the settings of the front', () => {
  it('give it a name of its own with TLS 1.2 at least, a firewall and logs', () => {
    expect(configOf(full)).toMatchObject({
      Aliases: ['gate.example.com'],
      ViewerCertificate: {
        AcmCertificateArn: certificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
      WebACLId: webAclArn,
      Logging: { Bucket: 'firm-front-logs.s3.amazonaws.com', Prefix: 'gatehouse/', IncludeCookies: false },
    });
  });

  it('are left out by default: CloudFront’s own name and certificate', () => {
    expect(configOf(usual)).not.toHaveProperty('Aliases');
    expect(configOf(usual)).not.toHaveProperty('WebACLId');
    expect(configOf(usual)).not.toHaveProperty('Logging');
  });
});
