import { Duration, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { viewerRequestCode } from './viewer-request-code.ts';

/** Files of the bucket, read by CloudFront alone. How long each may be kept stands with the file. */
export function fileBehavior(scope: Construct, files: IBucket, stage: Stage): BehaviorOptions {
  const originAccessControl = new S3OriginAccessControl(scope, 'OriginAccess', {
    originAccessControlName: globalName(scope, stage, 'files'),
  });
  const viewerRequest = new Function(scope, 'ViewerRequest', {
    functionName: globalName(scope, stage, 'viewer-request'),
    comment: `${stage.name}: which file a path means`,
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(viewerRequestCode()),
  });
  return {
    origin: S3BucketOrigin.withOriginAccessControl(files, {
      originAccessControl,
      // With LIST a file that does not exist is a 404; without it S3 answers 403.
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
    }),
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    // It keeps a file as its Cache-Control says; one with `no-cache` for the second that this policy asks at least.
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    compress: true,
    functionAssociations: [{ function: viewerRequest, eventType: FunctionEventType.VIEWER_REQUEST }],
  };
}

/** Every request goes to the API as it came, but for `Host`, by which API Gateway finds the API. Nothing is kept. */
export function apiBehavior(api: RestApi): BehaviorOptions {
  const { region, urlSuffix } = Stack.of(api);
  return {
    // The API's stage is called v1, so the path is right as it is.
    origin: new HttpOrigin(`${api.restApiId}.execute-api.${region}.${urlSuffix}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      // API Gateway gives up after 29 seconds and says so itself.
      readTimeout: Duration.seconds(30),
    }),
    // A redirect would hide that a token was sent in the clear.
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    // Compression here would weaken entity tags, and If-Match compares strong ones.
    compress: false,
  };
}

/** Names of CloudFront's policies and functions are one list for all regions of an account. */
export const globalName = (scope: Construct, { name }: Stage, of: string): string =>
  `${name}-${Stack.of(scope).region}-${of}`;
