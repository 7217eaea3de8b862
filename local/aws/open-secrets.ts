import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Template } from '../template/template.ts';
import { addVersion, firstVersionId, type Secret } from './secret-store.ts';
import type { SecretKeeper } from './secrets-manager.ts';

const secretSchema = z.object({
  Name: z.optional(z.string()),
  SecretString: z.optional(z.string()),
  GenerateSecretString: z.optional(
    z.object({
      PasswordLength: z._default(z.number(), 32),
      SecretStringTemplate: z.optional(z.string()),
      GenerateStringKey: z.optional(z.string()),
    }),
  ),
});

const keptSchema = z.array(
  z.object({
    arn: z.string(),
    name: z.string(),
    versions: z.array(
      z.object({
        versionId: z.string(),
        value: z.string(),
        stages: z.array(z.string()),
        createdAt: z.number(),
      }),
    ),
  }),
);

/** Opens the template's secrets: with the stored values, or with values that follow the template. */
export function openSecrets(
  template: Template,
  {
    kept,
    keep,
    nowSeconds,
  }: { kept: unknown; keep: (secrets: readonly Secret[]) => void; nowSeconds: () => number },
): SecretKeeper {
  const before = new Map(
    (kept === undefined ? [] : keptSchema.parse(kept)).map((secret) => [secret.arn, secret]),
  );
  const secrets = new Map<string, Secret>();
  for (const { ref: arn, properties } of template.resources('AWS::SecretsManager::Secret', secretSchema)) {
    const value = firstValue(properties);
    const empty: Secret = { arn, name: properties.Name ?? arn, versions: [] };
    const made =
      value === undefined
        ? empty
        : addVersion(empty, {
            versionId: firstVersionId(arn),
            value,
            stages: ['AWSCURRENT'],
            createdAt: nowSeconds(),
          });
    secrets.set(arn, before.get(arn) ?? made);
  }
  const keeper = {
    secrets,
    changed: () => {
      keep([...secrets.values()]);
    },
  };
  keeper.changed();
  return keeper;
}

function firstValue({
  SecretString,
  GenerateSecretString,
}: z.output<typeof secretSchema>): string | undefined {
  if (!GenerateSecretString) return SecretString;
  const { PasswordLength, SecretStringTemplate, GenerateStringKey } = GenerateSecretString;
  const password = randomBytes(PasswordLength).toString('base64url').slice(0, PasswordLength);
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) return password;
  return JSON.stringify({ ...(JSON.parse(SecretStringTemplate) as object), [GenerateStringKey]: password });
}
