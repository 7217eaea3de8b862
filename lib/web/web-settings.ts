/** Where the apps are found, and what stands before them. */
export interface WebSettings {
  /** An own name such as `gate.example.com`, and the ARN of its certificate in us-east-1; otherwise CloudFront's name. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** ARN of a web ACL for CloudFront, in us-east-1. */
  readonly webAclArn?: string;
  /** Name of a bucket that takes CloudFront's access logs. */
  readonly logBucket?: string;
  /** The desk's client at another issuer than the user pool, and further origins that it asks for tokens. */
  readonly deskClient?: { readonly id: string; readonly origins: readonly string[] };
}

/** Reads the settings from the CDK context; `undefined` where no apps are deployed. Throws, naming the key, on a malformed one. */
export function readWebSettings(text: (name: string) => string | undefined): WebSettings | undefined {
  if (text('withoutWeb') === 'true') return undefined;
  const [name, certificateArn] = [text('webDomain'), text('webCertificateArn')];
  const [webAclArn, logBucket] = [text('webAclArn'), text('webLogBucket')];
  if ((name === undefined) !== (certificateArn === undefined))
    throw new Error('context webDomain and webCertificateArn go together: give both or none');
  if (name !== undefined && !/^([a-z0-9-]+\.)+[a-z]{2,}$/.test(name))
    throw new Error('context webDomain must be a name such as gate.example.com');
  if (
    certificateArn !== undefined &&
    !/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/.test(certificateArn)
  )
    throw new Error(
      'context webCertificateArn must be a certificate in us-east-1, where CloudFront takes them from',
    );
  if (webAclArn !== undefined && !/^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/.+$/.test(webAclArn))
    throw new Error(
      'context webAclArn must be a web ACL for CloudFront (scope CLOUDFRONT), which is in us-east-1',
    );
  if (logBucket !== undefined && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(logBucket))
    throw new Error('context webLogBucket must be the name of a bucket');
  const deskClientId = text('deskClientId');
  const origins = (text('deskOrigins') ?? '').split(',').filter(Boolean);
  if (origins.some((origin) => !/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(origin)))
    throw new Error(
      'context deskOrigins must be origins such as https://login.example.com, separated by commas',
    );
  return {
    ...(deskClientId === undefined ? {} : { deskClient: { id: deskClientId, origins } }),
    ...(name !== undefined && certificateArn !== undefined ? { domain: { name, certificateArn } } : {}),
    ...(webAclArn === undefined ? {} : { webAclArn }),
    ...(logBucket === undefined ? {} : { logBucket }),
  };
}
