import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { Headers } from './security-headers.ts';

interface PolicyProps {
  readonly name: string;
  readonly headers: Headers;
  /** False leaves a header of the origin as it is. */
  readonly override: boolean;
}

/** A response headers policy with exactly these headers. CloudFront takes those that it knows as fields of their own. */
export function responseHeaders(
  scope: Construct,
  id: string,
  { name, headers, override }: PolicyProps,
): ResponseHeadersPolicy {
  const entries = Object.entries(headers);
  const known = entries.map(([header, value]) => fieldFor(header, value, override));
  const customHeaders = entries
    .filter((_, index) => known[index] === undefined)
    .map(([header, value]) => ({ header, value, override }));
  return new ResponseHeadersPolicy(scope, id, {
    responseHeadersPolicyName: name,
    securityHeadersBehavior: Object.assign({}, ...known) as ResponseSecurityHeadersBehavior,
    ...(customHeaders.length > 0 ? { customHeadersBehavior: { customHeaders } } : {}),
  });
}

/** How CloudFront writes a header that it knows. Throws on a value that it cannot express. */
function fieldFor(
  header: string,
  value: string,
  override: boolean,
): ResponseSecurityHeadersBehavior | undefined {
  switch (header) {
    case 'strict-transport-security': {
      const [, seconds] = /^max-age=(\d+)$/.exec(value) ?? refuse(header, value);
      return {
        strictTransportSecurity: { accessControlMaxAge: Duration.seconds(Number(seconds)), override },
      };
    }
    case 'x-content-type-options':
      return value === 'nosniff' ? { contentTypeOptions: { override } } : refuse(header, value);
    case 'x-frame-options':
      return value === 'DENY'
        ? { frameOptions: { frameOption: HeadersFrameOption.DENY, override } }
        : refuse(header, value);
    case 'referrer-policy':
      return value === 'no-referrer'
        ? { referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override } }
        : refuse(header, value);
    case 'content-security-policy':
      return { contentSecurityPolicy: { contentSecurityPolicy: value, override } };
    default:
      return undefined;
  }
}

function refuse(header: string, value: string): never {
  throw new Error(`the response headers policy does not know how to say ${header}: ${value}`);
}
