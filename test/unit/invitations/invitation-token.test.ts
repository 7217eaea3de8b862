import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FirmId, SiteId, VisitId } from '../../../functions/kernel/brands.ts';
import { invitationPins } from '../../../functions/invitations/invitation-pin.ts';
import {
  invitationSeal,
  longestToken,
  secretHash,
  type Invited,
} from '../../../functions/invitations/invitation-token.ts';
import { isWhole, takeToken } from '../../../web/invitation/src/token.ts';

/** Bytes that look random and are the same in each run. */
function bytesFrom(seed: string) {
  let made = 0;
  return (count: number): Uint8Array => {
    made += 1;
    return createHash('sha512')
      .update(`${seed}${String(made)}`)
      .digest()
      .subarray(0, count);
  };
}
const bytes = bytesFrom('test');
const seal = invitationSeal('secret', bytes);
const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,39}$/);
const invitation = fc
  .record({ firmId: slug, siteId: slug, visitId: fc.stringMatching(/^[\w-]{22}$/) })
  .map((place) => ({ ...place, secret: bytes(16) }) as Invited);
const one: Invited = {
  firmId: 'demo' as FirmId,
  siteId: 'court' as SiteId,
  visitId: 'A'.repeat(22) as VisitId,
  secret: bytes(16),
};

describe('the token of an invitation', () => {
  it('opens to what was sealed, and fits into a request', () => {
    fc.assert(
      fc.property(invitation, (invited) => {
        const token = seal.seal(invited);
        expect(seal.open(token)).toEqual({ ...invited, secret: Buffer.from(invited.secret) });
        expect(token.length).toBeLessThanOrEqual(longestToken);
        expect(isWhole(token)).toBe(true);
      }),
    );
  });

  it('names nobody and no place', () => {
    const text = Buffer.from(seal.seal(one), 'base64url').toString('latin1');
    for (const id of [one.firmId, one.siteId, one.visitId]) expect(text).not.toContain(id);
  });

  it('is nothing where a bit is another one, a part is missing, or another deployment made it', () => {
    const token = seal.seal(one);
    const raw = Buffer.from(token, 'base64url');
    fc.assert(
      fc.property(fc.nat(raw.length * 8 - 1), (bit) => {
        const changed = Buffer.from(raw);
        const at = Math.floor(bit / 8);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << (bit % 8)), at);
        expect(seal.open(changed.toString('base64url'))).toBeUndefined();
      }),
    );
    for (let length = 0; length < token.length; length += 1) {
      const half = token.slice(0, length);
      expect(seal.open(half)).toBeUndefined();
      expect(isWhole(half)).toBe(false);
    }
    expect(invitationSeal('another secret', bytes).open(token)).toBeUndefined();
  });

  it('is nothing for any other text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: longestToken }), (text) => {
        expect(seal.open(text)).toBeUndefined();
      }),
    );
  });

  it('is kept as a hash alone', () => {
    expect(secretHash(one.secret)).toMatch(/^[\w-]{22}$/);
    expect(secretHash(one.secret)).not.toBe(Buffer.from(one.secret).toString('base64url'));
    expect(secretHash(bytes(16))).not.toBe(secretHash(one.secret));
  });
});

describe('the PIN of an invitation', () => {
  const pinOf = invitationPins('secret', one.firmId);

  it('is six digits, the same for one link, and another for another link, visit, firm or secret', () => {
    const pin = pinOf(one);
    expect(pin).toMatch(/^\d{6}$/);
    expect(pinOf({ ...one })).toBe(pin);
    const others = [
      pinOf({ ...one, secret: bytes(16) }),
      pinOf({ ...one, visitId: 'B'.repeat(22) as VisitId }),
      invitationPins('secret', 'rival' as FirmId)(one),
      invitationPins('another secret', one.firmId)(one),
    ];
    expect(others).not.toContain(pin);
  });

  it('is spread over all PINs', () => {
    const first = Array.from({ length: 2000 }, () =>
      Number(pinOf({ ...one, secret: bytes(16) }).slice(0, 1)),
    );
    for (let digit = 0; digit < 10; digit += 1)
      expect(first.filter((each) => each === digit).length).toBeGreaterThan(130);
  });
});

describe('the link in the address of a page', () => {
  const opened = (hash: string, kept: string | null = null) => {
    const store = new Map(kept === null ? [] : [['invitation', kept]]);
    const addresses: string[] = [];
    const storage = {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => void store.set(key, value),
      removeItem: (key: string) => void store.delete(key),
    };
    const link = takeToken({ hash, pathname: '/invitation/' }, storage, (to) => addresses.push(to));
    return { link, addresses, kept: storage.getItem('invitation') };
  };
  const token = seal.seal(one);

  it('is taken out of the address, and kept by the tab', () => {
    expect(opened(`#${token}`)).toEqual({ link: { token }, addresses: ['/invitation/'], kept: token });
  });

  it('is found again when the page is loaded again', () => {
    expect(opened('', token)).toEqual({ link: { token }, addresses: [], kept: token });
  });

  it('is half where its end is missing, and an earlier one is not shown in its place', () => {
    expect(opened(`#${token.slice(0, -5)}`, token)).toEqual({
      link: 'half',
      addresses: ['/invitation/'],
      kept: null,
    });
    for (const text of ['#x', '#%E9%82%80', `#${token}=`]) expect(opened(text).link).toBe('half');
  });

  it('is none where the address has none', () => {
    expect(opened('').link).toBe('none');
  });
});
