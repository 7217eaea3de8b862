import {
  ConflictException,
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  DeleteUsagePlanKeyCommand,
  NotFoundException,
  type APIGatewayClient,
} from '@aws-sdk/client-api-gateway';
import type { FirmId } from '../../functions/kernel/brands.ts';
import type { Tier } from '../../functions/kernel/tiers.ts';

/** Keys of firms in API Gateway, and the usage plans of the tiers. */
export interface UsageKeys {
  /** Makes a key that is in no plan yet. */
  create(firmId: FirmId): Promise<{ readonly id: string; readonly value: string }>;
  /** Puts a key into a tier's plan; repeating it does nothing. */
  join(keyId: string, tier: Tier): Promise<void>;
  /** Takes a key out of a tier's plan; repeating it does nothing. */
  leave(keyId: string, tier: Tier): Promise<void>;
  /** Deletes a key, also from its plan; false where it did not exist. */
  remove(keyId: string): Promise<boolean>;
}

/** Opens API Gateway; `plans` are the ids of the tiers' usage plans. */
export function usageKeys(client: APIGatewayClient, plans: Readonly<Record<Tier, string>>): UsageKeys {
  return {
    create: async (firmId) => {
      const { id, value } = await client.send(
        new CreateApiKeyCommand({
          name: `gatehouse-${firmId}`,
          description: 'Usage of one firm',
          enabled: true,
        }),
      );
      if (id === undefined || value === undefined)
        throw new Error('API Gateway made a key without id or value');
      return { id, value };
    },
    join: async (keyId, tier) => {
      const input = { usagePlanId: plans[tier], keyId, keyType: 'API_KEY' };
      await unless(ConflictException, () => client.send(new CreateUsagePlanKeyCommand(input)));
    },
    leave: async (keyId, tier) => {
      const input = { usagePlanId: plans[tier], keyId };
      await unless(NotFoundException, () => client.send(new DeleteUsagePlanKeyCommand(input)));
    },
    remove: (keyId) =>
      unless(NotFoundException, () => client.send(new DeleteApiKeyCommand({ apiKey: keyId }))),
  };
}

/** True when `act` was done, false where it failed with this error; any other is thrown. */
async function unless(
  expected: typeof ConflictException | typeof NotFoundException,
  act: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof expected) return false;
    throw error;
  }
}
