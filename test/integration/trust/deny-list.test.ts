import { describe, expect, it } from '@jest/globals';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { createDenyListReader, withDenyList } from '../../../functions/trust/deny-list-reader.ts';
import { denyListTable, readDenyList } from '../../../functions/trust/deny-list-table.ts';
import { openDatabase } from '../../support/database.ts';
import { makeCode } from '../../vectors/generator/make-code.ts';
import { bundleOf, es256, next, now, sandbox } from '../../vectors/generator/world.ts';

const profile = profileById(sandbox);
const bundle = bundleOf([es256, next]);

describe('the deny list in the Registry', () => {
  const database = openDatabase();

  it('starts empty, adds a certificate with its reason, and removes it again', async () => {
    const table = denyListTable(database.client, database.registry);
    const read = readDenyList(database.client, database.registry);
    const denial = { keyId: es256.certificate.keyId, reason: 'stolen', deniedAt: '2026-11-23T01:00:00Z' };
    expect(await read()).toEqual([]);
    await table.remove(denial.keyId);
    await table.add(denial);
    await table.add({ ...denial, keyId: next.certificate.keyId });
    expect(await read()).toEqual(expect.arrayContaining([denial.keyId, next.certificate.keyId]));
    expect(await table.list()).toContainEqual(denial);
    await table.remove(next.certificate.keyId);
    expect(await read()).toEqual([denial.keyId]);
    await table.remove(denial.keyId);
    expect(await read()).toEqual([]);
  });

  it('makes a code K04 within five minutes, and valid again within five minutes after removal', async () => {
    let seconds = 0;
    const clock = () => epochSeconds(now + seconds);
    const fixed = { current: () => Promise.resolve(bundle), forUnknownKey: () => Promise.resolve(bundle) };
    const reader = withDenyList(
      fixed,
      createDenyListReader({ load: readDenyList(database.client, database.registry), clock }),
    );
    const judge = async () => {
      const times = { iat: clock() - 10, exp: clock() + 50 };
      const [old, other] = await Promise.all(
        [es256, next].map(async (issuer) => {
          const code = new TextEncoder().encode(makeCode({ issuer, claims: times }));
          return verifyPersonalCode(code, profile, await reader.current(), clock());
        }),
      );
      return [old, other].map((verdict) =>
        verdict?.outcome === 'rejected' ? verdict.ref : verdict?.outcome,
      );
    };
    const table = denyListTable(database.client, database.registry);
    expect(await judge()).toEqual(['verified', 'verified']);
    await table.add({ keyId: es256.certificate.keyId, reason: 'stolen', deniedAt: '' });
    seconds = 300;
    expect(await judge()).toEqual(['K04', 'verified']);
    await table.remove(es256.certificate.keyId);
    seconds = 600;
    expect(await judge()).toEqual(['verified', 'verified']);
  });
});
