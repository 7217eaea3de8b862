import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';

const stateSchema = z.object({ token: z.string().check(z.minLength(32)), issuer: z.optional(z.unknown()) });

/** What the deployed sandbox issuer keeps: the token of callers who may have codes made, and its keys. */
export type IssuerState = z.output<typeof stateSchema>;

/** Reads and writes the state of the sandbox issuer in its secret. */
export const issuerSecret = (client: SecretsManagerClient, SecretId: string) => ({
  read: async (): Promise<IssuerState> => {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
    return stateSchema.parse(JSON.parse(SecretString));
  },
  write: async (state: IssuerState): Promise<void> => {
    await client.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(state) }));
  },
});
