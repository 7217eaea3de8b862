import { Validations } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  Distribution,
  HttpVersion,
  PriceClass,
  SecurityPolicyProtocol,
  type DistributionProps,
} from 'aws-cdk-lib/aws-cloudfront';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { apiBehavior, fileBehavior, globalName } from './behaviors.ts';
import { responseHeaders } from './response-headers.ts';
import {
  bareHeaders,
  codeReaderHeaders,
  codeReaderPattern,
  deskHeaders,
  invitationHeaders,
  ownDataReaderPattern,
  scannerHeaders,
  type Headers,
} from './security-headers.ts';
import type { WebSettings } from './web-settings.ts';

interface FrontProps {
  readonly files: IBucket;
  readonly api: RestApi;
  readonly stage: Stage;
  readonly settings: WebSettings;
  /** The origins of the issuer that the desk's people sign in at. */
  readonly deskOrigins: readonly string[];
}

/** The one address of the apps and of the API: a page needs no CORS, and its policy names no other origin. */
export class Front extends Construct {
  readonly distribution: Distribution;
  /** `https://gate.example.com` */
  readonly address: string;

  constructor(scope: Construct, id: string, { files, api, stage, settings, deskOrigins }: FrontProps) {
    super(scope, id);
    const withHeaders = (name: string, headers: Headers, override = true) => ({
      responseHeadersPolicy: responseHeaders(this, `${name}Headers`, {
        name: globalName(this, stage, name.toLowerCase()),
        headers,
        override,
      }),
    });
    const file = fileBehavior(this, files, stage);
    // What the API says itself stays.
    const bare = withHeaders('Bare', bareHeaders, false);
    const reader = { ...file, ...withHeaders('CodeReader', codeReaderHeaders) };
    const app = { ...file, ...withHeaders('Scanner', scannerHeaders) };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${stage.name}: the apps and the API`,
      defaultBehavior: { ...file, ...bare },
      // The first pattern that fits counts.
      additionalBehaviors: {
        '/v1/*': { ...apiBehavior(api), ...bare },
        [codeReaderPattern]: reader,
        '/scanner*': app,
        [ownDataReaderPattern]: reader,
        '/my-data*': app,
        '/desk*': { ...file, ...withHeaders('Desk', deskHeaders(deskOrigins)) },
        '/invitation*': { ...file, ...withHeaders('Invitation', invitationHeaders) },
      },
      defaultRootObject: 'scanner/index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Asia is in it, Hong Kong too; South America and Oceania are not.
      priceClass: PriceClass.PRICE_CLASS_200,
      ...this.domain(settings),
      ...this.logging(settings, stage),
      ...(settings.webAclArn === undefined ? {} : { webAclId: settings.webAclArn }),
    });
    this.address = `https://${settings.domain?.name ?? this.distribution.distributionDomainName}`;
    this.acknowledge(settings);
  }

  private domain({ domain }: WebSettings): Partial<DistributionProps> {
    if (!domain) return {};
    return {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  private logging({ logBucket }: WebSettings, stage: Stage): Partial<DistributionProps> {
    if (logBucket === undefined) return {};
    return {
      logBucket: Bucket.fromBucketAttributes(this, 'Logs', {
        bucketName: logBucket,
        // The bucket may be in another region than the stack.
        bucketRegionalDomainName: `${logBucket}.s3.amazonaws.com`,
      }),
      logFilePrefix: `${stage.slug}/`,
      logIncludesCookies: false,
    };
  }

  private acknowledge({ domain, webAclArn, logBucket }: WebSettings): void {
    const reasons: Readonly<Record<string, string | undefined>> = {
      CFR1: 'A token decides who may do what. A phone that roams may have an address of another country.',
      CFR2:
        webAclArn === undefined
          ? 'The API has a firewall of its own, and the rest is public files. `webAclArn` puts one here too.'
          : undefined,
      CFR3:
        logBucket === undefined
          ? 'These logs hold the addresses of guards, and CloudFront cannot write them to a bucket in Hong Kong. The API logs each request without addresses. `webLogBucket` turns these on.'
          : undefined,
      CFR4:
        domain === undefined
          ? 'AWS sets the oldest protocol of CloudFront’s own certificate. With `webDomain` it is TLS 1.2.'
          : undefined,
    };
    Validations.of(this.distribution).acknowledge({
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason: 'The default root object is set, and the function before the cache never asks for the root.',
    });
    for (const [rule, reason] of Object.entries(reasons))
      if (reason !== undefined)
        Validations.of(this.distribution).acknowledge({ id: `AwsSolutions-${rule}`, reason });
  }
}
