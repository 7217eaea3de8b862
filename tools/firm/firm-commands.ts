import { randomBytes } from 'node:crypto';
import type { Firm, Member } from '../../functions/registry/firm.ts';
import type { FirmId, MemberId } from '../../functions/kernel/brands.ts';
import type { Clock } from '../../functions/kernel/clock.ts';
import { tiers, type Tier } from '../../functions/kernel/tiers.ts';
import type { FirmRegistry, HeldFirm } from './firm-registry.ts';
import { ToolFailure } from '../shared/tool-failure.ts';
import type { UsageKeys } from './usage-keys.ts';

/** What the commands on firms work with. */
export interface FirmTools {
  readonly registry: FirmRegistry;
  readonly keys: UsageKeys;
  readonly clock: Clock;
}

interface NewFirm {
  readonly firmId: FirmId;
  readonly name: string;
  readonly tier: Tier;
  /** Issuer and `sub` of the first admin's access tokens. */
  readonly issuer: string;
  readonly subject: string;
}

/** Makes a firm, its key in the tier's usage plan, and its first admin. A failure leaves no key behind. */
export async function createFirm({ registry, keys }: FirmTools, wanted: NewFirm): Promise<Member> {
  const { firmId, name, tier, issuer, subject } = wanted;
  if (await registry.get(firmId)) throw new ToolFailure(`The firm ${firmId} exists already.`);
  const usageKey = await keys.create(firmId);
  const firm: Firm = { firmId, name, status: 'active', admins: 1, tier, usageKey };
  const admin: Member = {
    firmId,
    memberId: randomBytes(16).toString('base64url') as MemberId,
    kind: 'person',
    role: 'admin',
    siteIds: '*',
    issuer,
    subject,
    label: 'First admin',
    version: 1,
  };
  try {
    await keys.join(usageKey.id, tier);
    const done = await registry.create(firm, admin);
    if (done === 'firm_exists') throw new ToolFailure(`The firm ${firmId} exists already.`);
    if (done === 'subject_taken') throw new ToolFailure('This subject is already a member of a firm.');
    return admin;
  } catch (error) {
    await keys.remove(usageKey.id);
    throw error;
  }
}

/** Refuses all members and scanners of a firm from now on, within a minute. */
export async function suspendFirm({ registry, clock }: FirmTools, firmId: FirmId): Promise<void> {
  const firm = await existing(registry, firmId);
  if (firm.status === 'suspended') return;
  await registry.change(firmId, { status: 'suspended', suspendedAt: clock() });
}

/** Lets a suspended firm in again, within a minute. */
export async function resumeFirm({ registry }: FirmTools, firmId: FirmId): Promise<void> {
  await existing(registry, firmId);
  await registry.change(firmId, { status: 'active' });
}

/** Moves a firm's key to another tier's plan, or makes it one. After an interruption it can be run again. */
export async function moveFirm({ registry, keys }: FirmTools, firmId: FirmId, tier: Tier): Promise<void> {
  const firm = await existing(registry, firmId);
  let { usageKey } = firm;
  if (!usageKey) {
    usageKey = await keys.create(firmId);
    await registry.change(firmId, { usageKey });
  }
  // API Gateway takes a key in one plan of a stage only: first out, then in; in between requests are refused.
  for (const other of Object.keys(tiers) as Tier[]) if (other !== tier) await keys.leave(usageKey.id, other);
  await keys.join(usageKey.id, tier);
  await registry.change(firmId, { tier });
}

/** The firm, or a failure that names it. */
export async function existing(registry: FirmRegistry, firmId: FirmId): Promise<HeldFirm> {
  const firm = await registry.get(firmId);
  if (!firm) throw new ToolFailure(`There is no firm ${firmId}.`);
  return firm;
}
