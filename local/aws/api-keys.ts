import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';

const keySchema = z.object({
  id: z.string(),
  value: z.string(),
  name: z.string(),
  /** The usage plans that it is in. */
  planIds: z.array(z.string()),
});
const keptSchema = z.array(keySchema);
const createKey = z.object({ name: z._default(z.string(), ''), enabled: z._default(z.boolean(), false) });
const createPlanKey = z.object({ keyId: z.string(), keyType: z.literal('API_KEY') });

type Key = z.output<typeof keySchema>;

/** API Gateway's answer. `type` names the error of a status of 400 or more. */
export interface RestAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body: object;
}

interface Wanted {
  /** The existing usage plans. */
  readonly planIds: readonly string[];
  /** Keys that have to exist, unless a stored one has their id. */
  readonly seeds: readonly Key[];
  readonly kept: unknown;
  readonly keep: (keys: readonly Key[]) => void;
}

const fault = (status: number, type: string, message: string): RestAnswer => ({
  status,
  type,
  body: { message },
});
const unknown = (what: string) => fault(404, 'NotFoundException', `Invalid ${what} identifier specified`);

/** A stand-in for API Gateway's keys and their usage plans: the four operations that `npm run firm` uses. */
export function apiKeys({ planIds, seeds, kept, keep }: Wanted) {
  const keys = new Map(
    [...seeds, ...(kept === undefined ? [] : keptSchema.parse(kept))].map((key) => [key.id, key]),
  );
  const changed = (key: Key) => {
    keys.set(key.id, key);
    keep([...keys.values()]);
  };
  const createKeyNamed = (name: string): RestAnswer => {
    const key = {
      id: randomBytes(5).toString('hex'),
      value: randomBytes(20).toString('hex'),
      name,
      planIds: [],
    };
    changed(key);
    return { status: 201, body: { id: key.id, value: key.value, name, enabled: true, stageKeys: [] } };
  };
  const addToPlan = (planId: string, keyId: string): RestAnswer => {
    const key = keys.get(keyId);
    if (!key) return unknown('API Key');
    // All plans here are of the one stage, and a key may be in one plan of a stage.
    if (key.planIds.length > 0)
      return fault(409, 'ConflictException', 'Usage Plan already exists for this key and stage');
    changed({ ...key, planIds: [planId] });
    return { status: 201, body: { id: keyId, type: 'API_KEY', value: key.value, name: key.name } };
  };
  const removeFromPlan = (planId: string, keyId: string): RestAnswer => {
    const key = keys.get(keyId);
    if (!key?.planIds.includes(planId)) return unknown('API Key');
    changed({ ...key, planIds: key.planIds.filter((id) => id !== planId) });
    return { status: 202, body: {} };
  };

  /** Answers `POST /apikeys`, `DELETE /apikeys/id`, `POST /usageplans/id/keys`, `DELETE /usageplans/id/keys/id`. */
  const answer = (method: string, path: string, body: unknown): RestAnswer => {
    const [resource, id, sub, subId] = path.split('/').filter(Boolean).map(decodeURIComponent);
    if (resource === 'apikeys' && id === undefined && method === 'POST') {
      return createKeyNamed(createKey.parse(body).name);
    }
    if (resource === 'apikeys' && id !== undefined && method === 'DELETE') {
      if (!keys.delete(id)) return unknown('API Key');
      keep([...keys.values()]);
      return { status: 202, body: {} };
    }
    if (resource === 'usageplans' && id !== undefined && sub === 'keys') {
      if (!planIds.includes(id)) return unknown('Usage Plan');
      if (method === 'POST') return addToPlan(id, createPlanKey.parse(body).keyId);
      if (method === 'DELETE' && subId !== undefined) return removeFromPlan(id, subId);
    }
    return fault(400, 'BadRequestException', `the stand-in does not know ${method} ${path}`);
  };

  return {
    answer,
    /** The key of this value and the plan that it is in. */
    find: (value: string): { readonly keyId: string; readonly planId: string } | undefined => {
      const key = [...keys.values()].find((one) => one.value === value);
      const [planId] = key?.planIds ?? [];
      return key && planId !== undefined ? { keyId: key.id, planId } : undefined;
    },
  };
}

export type ApiKeys = ReturnType<typeof apiKeys>;
