import { createHmac } from 'node:crypto';
import type { FirmId } from '../kernel/brands.ts';
import { derivedKey } from '../person-keys/keyed-hash.ts';
import type { Invited } from './invitation-token.ts';

/** The PIN of an invitation: six digits. */
export type InvitationPin = (invited: Invited) => string;

const pins = 1_000_000;
/** Of so many bits the rest of a division by a million is as good as even: some PINs are likelier by 1 in 10⁸. */
const usedBytes = 6;

/**
 * Makes the PIN of an invitation from the secret of its link. The page can show the same PIN again, and nothing readable is
 * stored; who reads the table has neither the secret of the link nor the key (docs/decisions/251).
 */
export function invitationPins(secret: string, firmId: FirmId): InvitationPin {
  const key = derivedKey(secret, `gatehouse/invitation-pin/1/${firmId}`);
  return ({ siteId, visitId, secret: random }) => {
    const hash = createHmac('sha256', key).update(`${siteId}\n${visitId}\n`).update(random).digest();
    return String(hash.readUIntBE(0, usedBytes) % pins).padStart(6, '0');
  };
}
