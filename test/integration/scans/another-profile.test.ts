import { KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import { parseProfile } from '../../../functions/personal-code/parse-profile.ts';
import { signingKey } from '../../../functions/personal-code/node-crypto.ts';
import { verifyPersonalCode } from '../../../functions/personal-code/verify-personal-code.ts';
import { verifyWithBundle } from '../../../functions/scans/verify-with-bundle.ts';
import { certificateSource } from '../../../functions/trust/certificate-source.ts';
import { renewKeyBundle } from '../../../functions/trust/renew-key-bundle.ts';
import { openDatabase } from '../../support/database.ts';
import { bars1 } from '../../support/second-profile/bars-1.ts';
import { makeBars } from '../../support/second-profile/make-bars.ts';
import {
  issue,
  keyIdOf,
  newKeys,
  now,
  pin,
  root,
  rsa,
  type Holder,
} from '../../unit/trust/support/authority.ts';
import { MemorySecret } from '../../unit/trust/support/memory-secret.ts';
import { serve, type IssuerServer } from '../trust/support/issuer-server.ts';
import { outcomeOf, register, visitOf } from '../visits/register.ts';

/** The profile of the unit test, from its issuer's JWK set to a checked-in visit. No code on the way knows it. */
describe('a profile that differs in every part', () => {
  const database = openDatabase();
  let server: IssuerServer;
  let authority: Holder;
  let published: readonly Holder[] = [];
  beforeAll(async () => {
    server = await serve((_, response) => {
      void jwks(published, authority).then((body) => response.end(body));
    });
    authority = await root({ kind: rsa(2048) });
  }, 60_000);
  afterAll(async () => {
    await server.close();
  });

  it('is renewed from a JWK set, verifies codes, checks in, and follows its issuer to another key', async () => {
    const certificates = { ...bars1.certificates, addresses: [server.url], trustAnchors: [pin(authority)] };
    const profile = parseProfile({ ...bars1, certificates });
    const secret = new MemorySecret('generated');
    let at = epochSeconds(now);
    let versions = 0;
    const renew = () =>
      renewKeyBundle({
        profile,
        secret,
        source: certificateSource('sandbox'),
        prepareKey: signingKey,
        clock: () => at,
        newVersionId: () => `v${String((versions += 1))}`,
      });
    const { deps, time, scan, expectVisitor } = register(database, {
      walkIns: 'refuse',
      admitsWeakMatches: true,
    });
    const code = (signer: Holder, fullName: string) =>
      makeBars(KeyObject.from(signer.keys.privateKey), keyIdOf(signer), {
        issuer: 'bars.example',
        from: at - 60,
        until: at + 600,
        fullName,
        years: 18,
      });
    deps.verify = verifyWithBundle({
      currentBundle: () => Promise.resolve(secret.inForce),
      bundleForUnknownKey: () => Promise.resolve(secret.inForce),
      verify: (bytes, bundle, instant) => verifyPersonalCode(bytes, profile, bundle, instant),
      clock: () => at,
    });
    const [first, second] = await Promise.all([bar(authority), bar(authority)]);

    published = [first];
    expect(await renew()).toMatchObject({ result: 'renewed', bundle: { profileId: 'bars-1.sandbox' } });
    await expectVisitor({ englishName: 'Anne Lee' });
    await expectVisitor({ englishName: 'Wong Siu Ming' });
    const anne = code(first, 'Lee, Anne');
    const admitted = await scan(anne);
    expect(outcomeOf(admitted)).toBe('checked_in');
    expect(visitOf(admitted).visitor.englishName).toBe('Anne Lee');
    expect(outcomeOf(await scan(anne.replace('Anne', 'Siu')))).toBe('rejected');

    published = [second];
    expect(await renew()).toMatchObject({ result: 'renewed' });
    expect(outcomeOf(await scan(code(first, 'Nobody Known')))).toBe('no_match');
    expect(outcomeOf(await scan(code(second, 'Nobody Known')))).toBe('no_match');
    at = epochSeconds(now + 3601);
    time.now = epochSeconds(time.now + 3601);
    expect(await scan(code(first, 'Nobody Known'))).toMatchObject({
      outcome: { outcome: 'rejected', ref: 'K03' },
    });
    expect(outcomeOf(await scan(code(second, 'Nobody Known')))).toBe('no_match');
    at = epochSeconds(now + 3 * 3600 + 1);
    expect(outcomeOf(await scan(code(second, 'Nobody Known')))).toBe('cannot_verify_now');
  }, 60_000);
});

const bar = async (by: Holder): Promise<Holder> =>
  issue({ name: 'Bars', by, keys: await newKeys(rsa(2048)), kind: rsa(2048) });

async function jwks(signers: readonly Holder[], authority: Holder): Promise<string> {
  const keys = await Promise.all(
    signers.map(async ({ keys: { publicKey }, der }) => ({
      ...(await crypto.subtle.exportKey('jwk', publicKey)),
      use: 'sig',
      x5c: [der, authority.der].map((one) => one.toString('base64')),
    })),
  );
  return JSON.stringify({ keys });
}
