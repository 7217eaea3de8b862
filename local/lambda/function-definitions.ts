import { existsSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { accountId, region } from '../template/resource-names.ts';
import type { Template } from '../template/template.ts';

const functionSchema = z.object({
  Handler: z.string(),
  Timeout: z._default(z.number(), 3),
  MemorySize: z._default(z.number(), 128),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.optional(z.object({ Variables: z.optional(z.record(z.string(), z.string())) })),
});

/** A deployed function, ready to be run from its bundle. */
export interface FunctionDefinition {
  readonly name: string;
  /** Its short name: `scan`. */
  readonly title: string;
  readonly arn: string;
  /** Absolute path of the bundle. */
  readonly file: string;
  readonly exportName: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Where the SDK clients of the functions are sent. */
export interface Endpoints {
  readonly dynamodb: string;
  /** Secrets Manager, EventBridge and Amazon SQS. */
  readonly standIn: string;
  /** Amazon SES. */
  readonly mail: string;
}

/** Reads the template's functions. Those without a bundle (custom resources written in line) are not run here. */
export function functionDefinitions(template: Template, endpoints: Endpoints): FunctionDefinition[] {
  const bundled = z.object({ Code: z.object({ S3Key: z.optional(z.string()) }) });
  const withBundle = new Set(
    template
      .resources('AWS::Lambda::Function', bundled)
      .flatMap(({ ref, properties }) => (properties.Code.S3Key === undefined ? [] : [ref])),
  );
  return template.resources('AWS::Lambda::Function', functionSchema).flatMap(({ ref, properties }) => {
    if (!withBundle.has(ref)) return [];
    const [module = '', exportName = ''] = properties.Handler.split(/\.(?=[^.]+$)/);
    return [
      {
        name: ref,
        title: properties.Environment?.Variables?.['POWERTOOLS_SERVICE_NAME'] ?? ref,
        arn: `arn:aws:lambda:${region}:${accountId}:function:${ref}`,
        file: bundleFile(template.asset(properties.Code.S3Key), module),
        exportName,
        timeoutSeconds: properties.Timeout,
        memoryMb: properties.MemorySize,
        environment: {
          ...properties.Environment?.Variables,
          ...lambdaEnvironment(ref, properties, endpoints),
        },
      },
    ];
  });
}

function bundleFile(folder: string, module: string): string {
  const files = ['.mjs', '.js', '.cjs'].map((extension) => path.join(folder, `${module}${extension}`));
  const file = files.find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Error(`${folder} has no bundle called ${module}`);
  return file;
}

const lambdaEnvironment = (
  name: string,
  { Handler, MemorySize }: z.output<typeof functionSchema>,
  to: Endpoints,
) => ({
  TZ: ':UTC',
  LANG: 'en_US.UTF-8',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  _HANDLER: Handler,
  AWS_ACCOUNT_ID_ENDPOINT_MODE: 'disabled',
  AWS_ENDPOINT_URL_DYNAMODB: to.dynamodb,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: to.standIn,
  AWS_ENDPOINT_URL_KMS: to.standIn,
  AWS_ENDPOINT_URL_EVENTBRIDGE: to.standIn,
  AWS_ENDPOINT_URL_SQS: to.standIn,
  AWS_ENDPOINT_URL_SESV2: to.mail,
});
