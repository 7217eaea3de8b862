import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { epochSeconds } from '../../../functions/kernel/clock.ts';
import { signingKey } from '../../../functions/personal-code/node-crypto.ts';
import type { SourceAnswer } from '../../../functions/trust/certificate-source.ts';
import type { TrustProfile } from '../../../functions/trust/fetch-bundle.ts';
import { renewKeyBundle, type RenewalDeps } from '../../../functions/trust/renew-key-bundle.ts';
import type { Renewal } from '../../../functions/trust/renewal.ts';
import { reportRenewal } from '../../../functions/trust/report-renewal.ts';
import {
  daySeconds,
  issue,
  keyIdOf,
  now,
  pem,
  pin,
  root,
  signerName,
  type Holder,
} from './support/authority.ts';
import { hourSeconds } from './support/bundles.ts';
import { interfering, MemorySecret, type SecretStep } from './support/memory-secret.ts';

const anchor = await root();
const [old, fresh] = [await issue({ by: anchor, startsInDays: -30 }), await issue({ by: anchor })];
const at = (seconds: number): EpochSeconds => epochSeconds(now + seconds);

const profile: TrustProfile = {
  id: 'test.sandbox',
  algorithms: ['ES256'],
  certificates: {
    addresses: ['https://issuer.invalid/signers.pem'],
    format: 'pem',
    trustAnchors: [pin(anchor)],
    subjectName: signerName,
    keyUsage: 'digitalSignature',
    refreshHours: 6,
    warnAfterHours: 12,
    staleAfterHours: 48,
  },
};
const withCertificates = (more: Partial<TrustProfile['certificates']>): TrustProfile => ({
  ...profile,
  certificates: { ...profile.certificates, ...more },
});

const published = (...holders: readonly Holder[]): SourceAnswer => ({
  result: 'fetched',
  body: Buffer.from(pem(...holders, anchor)),
  etag: `"${holders.map(keyIdOf).join()}"`,
});

let versions = 0;
const renew = (secret: RenewalDeps['secret'], answer: SourceAnswer, more: Partial<RenewalDeps> = {}) =>
  renewKeyBundle({
    profile,
    secret,
    source: () => Promise.resolve(answer),
    clock: () => at(0),
    prepareKey: signingKey,
    newVersionId: () => `v${String((versions += 1))}`,
    ...more,
  });
const outcomeOf = (renewal: Renewal): string =>
  renewal.result === 'failed' ? renewal.fault : renewal.result;
const keysInForce = ({ inForce }: MemorySecret) =>
  Object.fromEntries((inForce?.certificates ?? []).map(({ keyId, status }) => [keyId, status]));

/** A secret with a bundle of `holders`, fetched at noon. */
const secretWith = async (...holders: readonly Holder[]): Promise<MemorySecret> => {
  const secret = new MemorySecret('generated');
  await renew(secret, published(...holders));
  return secret;
};

describe('a renewal', () => {
  it('publishes the first bundle into a new secret', async () => {
    const secret = new MemorySecret('generated');
    const renewal = await renew(secret, published(fresh));
    expect(renewal).toEqual({ result: 'renewed', bundle: secret.inForce, previous: undefined });
    expect(secret.inForce).toMatchObject({
      profileId: 'test.sandbox',
      fetchedAt: now,
      validUntil: now + 48 * hourSeconds,
      certificates: [{ keyId: keyIdOf(fresh), algorithm: 'ES256', status: 'active' }],
    });
    expect(secret.holderOf('AWSPENDING')).toBeUndefined();
  });

  it('publishes into a secret that was never written', async () => {
    const secret = new MemorySecret();
    expect(outcomeOf(await renew(secret, published(fresh)))).toBe('renewed');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(fresh)]: 'active' });
  });

  it('moves the times if the certificates are the same', async () => {
    const secret = await secretWith(fresh);
    const later = await renew(secret, published(fresh), { clock: () => at(hourSeconds) });
    expect(outcomeOf(later)).toBe('unchanged');
    expect(secret.inForce).toMatchObject({
      fetchedAt: now + hourSeconds,
      validUntil: now + 49 * hourSeconds,
    });
  });

  it('holds old and new certificates while keys roll, and then only the new', async () => {
    const secret = await secretWith(old);
    expect(outcomeOf(await renew(secret, published(old, fresh)))).toBe('renewed');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(old)]: 'active', [keyIdOf(fresh)]: 'active' });
    expect(outcomeOf(await renew(secret, published(fresh)))).toBe('renewed');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(fresh)]: 'active', [keyIdOf(old)]: 'retiring' });
    const later = { clock: () => at(6 * hourSeconds + 1) };
    expect(outcomeOf(await renew(secret, published(fresh), later))).toBe('unchanged');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(fresh)]: 'active' });
  });

  it('asks only for changes, with the tag of the previous answer', async () => {
    const asked: (string | undefined)[] = [];
    const source: RenewalDeps['source'] = (_, etag) => {
      asked.push(etag);
      return Promise.resolve(etag === undefined ? published(fresh) : { result: 'not_modified' });
    };
    const secret = new MemorySecret('generated');
    const runs = [
      await renew(secret, published(fresh), { source }),
      await renew(secret, published(fresh), { source, clock: () => at(hourSeconds) }),
      await renew(secret, published(fresh), { source, clock: () => at(2 * hourSeconds) }),
    ];
    expect(runs.map(outcomeOf)).toEqual(['renewed', 'unchanged', 'unchanged']);
    expect(asked).toEqual([undefined, `"${keyIdOf(fresh)}"`, `"${keyIdOf(fresh)}"`]);
    expect(secret.inForce?.fetchedAt).toBe(now + 2 * hourSeconds);
  });

  it('asks for everything again after a change of anchors, name, algorithms or profile', async () => {
    const others: readonly TrustProfile[] = [
      withCertificates({ trustAnchors: [pin(anchor), 'f'.repeat(64)] }),
      withCertificates({ subjectName: 'Another' }),
      { ...profile, algorithms: ['ES256', 'RS256'] },
      { ...profile, id: 'other.sandbox' },
    ];
    for (const other of others) {
      const asked: (string | undefined)[] = [];
      const source: RenewalDeps['source'] = (_, etag) => {
        asked.push(etag);
        return Promise.resolve(published(fresh));
      };
      await renew(await secretWith(fresh), published(fresh), { profile: other, source });
      expect(asked).toEqual([undefined]);
    }
  });

  it('treats the same anchors in another order as equal', async () => {
    const two = (trustAnchors: readonly string[]) => ({ profile: withCertificates({ trustAnchors }) });
    const secret = new MemorySecret('generated');
    await renew(secret, published(fresh), two([pin(anchor), 'f'.repeat(64)]));
    const asked: (string | undefined)[] = [];
    const source: RenewalDeps['source'] = (_, etag) => {
      asked.push(etag);
      return Promise.resolve({ result: 'not_modified' });
    };
    await renew(secret, published(fresh), { ...two(['f'.repeat(64), pin(anchor)]), source });
    expect(asked).toEqual([`"${keyIdOf(fresh)}"`]);
  });

  it('keeps no certificate of an anchor that is not pinned any more', async () => {
    const newAnchor = await root({ name: 'New authority' });
    const signer = await issue({ by: newAnchor, startsInDays: -60 });
    const secret = await secretWith(fresh);
    const body = Buffer.from(pem(signer, newAnchor));
    const renewal = await renew(
      secret,
      { result: 'fetched', body },
      { profile: withCertificates({ trustAnchors: [pin(newAnchor)] }) },
    );
    expect(outcomeOf(renewal)).toBe('renewed');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(signer)]: 'active' });
  });
});

describe('a damaged bundle in force', () => {
  const spoil = (secret: MemorySecret, changed: object) => {
    const bundle = secret.inForce;
    const [certificate] = bundle?.certificates ?? [];
    return new MemorySecret(JSON.stringify({ ...bundle, certificates: [{ ...certificate, ...changed }] }));
  };

  it.each([
    ['has bytes that are not a certificate', { der: 'AAAA' }],
    ['has a certificate under another key id', { der: old.der.toString('base64') }],
    ['has the wrong algorithm for a key', { algorithm: 'RS256' }],
  ])('that %s is ignored, and everything is requested again', async (_, changed) => {
    const secret = spoil(await secretWith(fresh), changed);
    expect(secret.inForce).toBeDefined();
    const asked: (string | undefined)[] = [];
    const source: RenewalDeps['source'] = (_address, etag) => {
      asked.push(etag);
      return Promise.resolve(etag === undefined ? published(fresh) : { result: 'not_modified' });
    };
    expect(outcomeOf(await renew(secret, published(fresh), { source }))).toBe('renewed');
    expect(asked).toEqual([undefined]);
    expect(keysInForce(secret)).toEqual({ [keyIdOf(fresh)]: 'active' });
    expect(secret.inForce?.certificates[0]?.der).toBe(fresh.der.toString('base64'));
  });
});

describe('several addresses', () => {
  const addresses = ['https://one.invalid/', 'https://two.invalid/'];
  const renewFrom = async (answers: Readonly<Record<string, SourceAnswer>>) => {
    const asked: string[] = [];
    const secret = new MemorySecret('generated');
    const source: RenewalDeps['source'] = (address) => {
      asked.push(address);
      return Promise.resolve(answers[address] ?? { result: 'failed', fault: 'unreachable' });
    };
    const renewal = await renew(secret, published(fresh), {
      profile: withCertificates({ addresses }),
      source,
    });
    return { outcome: outcomeOf(renewal), asked };
  };

  it('are tried in turn until one has a good answer', async () => {
    expect(await renewFrom({ 'https://one.invalid/': published(fresh) })).toEqual({
      outcome: 'renewed',
      asked: addresses.slice(0, 1),
    });
    expect(await renewFrom({ 'https://two.invalid/': published(fresh) })).toEqual({
      outcome: 'renewed',
      asked: addresses,
    });
  });

  it('fail with the fault of the first address', async () => {
    const redirected: SourceAnswer = { result: 'failed', fault: 'redirected' };
    expect((await renewFrom({ 'https://one.invalid/': redirected })).outcome).toBe('redirected');
  });

  it('must not be empty', async () => {
    const none = { profile: withCertificates({ addresses: [] }) };
    expect(outcomeOf(await renew(new MemorySecret('generated'), published(fresh), none))).toBe('no_address');
  });
});

/** The answers that leave the bundle in force, and the reasons (L01, L02). */
const refusals: readonly [string, SourceAnswer, string][] = [
  ['no answer', { result: 'failed', fault: 'unreachable' }, 'unreachable'],
  ['an answer that is too slow', { result: 'failed', fault: 'timed_out' }, 'timed_out'],
  ['an empty answer', { result: 'fetched', body: Buffer.alloc(0) }, 'no_certificates'],
  ['garbage', { result: 'fetched', body: Buffer.from('garbage') }, 'certificate_unparsable'],
  ['HTML', { result: 'fetched', body: Buffer.from('<!doctype html>') }, 'certificate_unparsable'],
  [
    'a truncated answer',
    { result: 'fetched', body: Buffer.from(pem(fresh, anchor).slice(0, -40)) },
    'certificate_unparsable',
  ],
  ['the authority alone', published(), 'leaf_is_authority'],
  ['an older answer', published(old), 'older_than_ours'],
  ['a stranger', { result: 'fetched', body: Buffer.from(pem(await issue({}))) }, 'untrusted_anchor'],
  ['one bad among good', published(fresh, await issue({ by: anchor, name: 'Other' })), 'leaf_has_wrong_name'],
  [
    'an expired certificate',
    published(await issue({ by: anchor, startsInDays: -9, endsInDays: -1 })),
    'certificate_expired',
  ],
  [
    'a key of another kind than the profile’s',
    published(await issue({ by: anchor, kind: { name: 'ECDSA', namedCurve: 'P-384' } })),
    'leaf_has_wrong_algorithm',
  ],
];

describe('the bundle in force stays', () => {
  it.each(refusals)('after %s', async (_, answer, fault) => {
    const secret = await secretWith(fresh);
    const before = secret.inForce;
    const renewal = await renew(secret, answer, { clock: () => at(hourSeconds) });
    expect(renewal).toEqual({ result: 'failed', fault, previous: before });
    expect(secret.inForce).toEqual(before);
    expect(secret.holderOf('AWSPENDING')).toBeUndefined();
    expect(outcomeOf(await renew(secret, published(fresh)))).toBe('unchanged');
  });

  it('when nothing changed and all its certificates have ended', async () => {
    const ending = await issue({ by: anchor, endsInDays: 1 });
    const secret = await secretWith(ending);
    const before = secret.inForce;
    const notModified: SourceAnswer = { result: 'not_modified' };
    const after = (seconds: number) => ({ clock: () => at(seconds) });
    expect(outcomeOf(await renew(secret, notModified, after(daySeconds + 1)))).toBe('certificate_expired');
    expect(secret.inForce).toEqual(before);
    expect(outcomeOf(await renew(secret, notModified, after(daySeconds)))).toBe('unchanged');
  });

  it('when nothing changed and the remaining certificate begins later', async () => {
    const ending = await issue({ by: anchor, endsInDays: 1 });
    const next = await issue({ by: anchor, startsInDays: 2 });
    const secret = await secretWith(ending, next);
    const renewal = await renew(secret, { result: 'not_modified' }, { clock: () => at(1.5 * daySeconds) });
    expect(outcomeOf(renewal)).toBe('certificate_expired');
    const later = await renew(secret, { result: 'not_modified' }, { clock: () => at(2 * daySeconds) });
    expect(outcomeOf(later)).toBe('unchanged');
  });

  it('when nothing changed and all certificates are retiring', async () => {
    const { inForce } = await secretWith(fresh);
    const certificates = (inForce?.certificates ?? []).map((one) => ({
      ...one,
      status: 'retiring' as const,
    }));
    const secret = new MemorySecret(inForce && { ...inForce, certificates });
    expect(outcomeOf(await renew(secret, { result: 'not_modified' }))).toBe('certificate_expired');
  });

  it('when the source throws, which is a fault', async () => {
    const secret = await secretWith(fresh);
    const fault = new Error('bug');
    const renewal = await renew(secret, published(fresh), { source: () => Promise.reject(fault) });
    expect(renewal).toEqual({
      result: 'failed',
      fault: 'unexpected',
      error: fault,
      previous: secret.inForce,
    });
  });
});

describe('a clock that is wrong by a day', () => {
  it('ahead: the bundle is valid at most a day longer, and the next run corrects it', async () => {
    const secret = await secretWith(fresh);
    expect(outcomeOf(await renew(secret, published(fresh), { clock: () => at(daySeconds) }))).toBe(
      'unchanged',
    );
    expect(secret.inForce?.validUntil).toBe(now + 72 * hourSeconds);
    expect(outcomeOf(await renew(secret, published(fresh)))).toBe('unchanged');
    expect(secret.inForce?.validUntil).toBe(now + 48 * hourSeconds);
  });

  it('ahead: a certificate that seems to have ended returns with the correct time', async () => {
    const ending = await issue({ by: anchor, startsInDays: -60, endsInDays: 0.5 });
    const secret = await secretWith(ending, fresh);
    await renew(secret, published(ending, fresh), { clock: () => at(daySeconds) });
    expect(keysInForce(secret)).toEqual({ [keyIdOf(fresh)]: 'active' });
    await renew(secret, published(ending, fresh));
    expect(keysInForce(secret)).toEqual({ [keyIdOf(ending)]: 'active', [keyIdOf(fresh)]: 'active' });
  });

  it('behind: the bundle is valid a day less, and the next run corrects it', async () => {
    const secret = await secretWith(old);
    const behind = { clock: () => at(-daySeconds) };
    expect(outcomeOf(await renew(secret, published(old), behind))).toBe('unchanged');
    expect(secret.inForce?.validUntil).toBe(now + 24 * hourSeconds);
    expect(outcomeOf(await renew(secret, published(old)))).toBe('unchanged');
    expect(secret.inForce?.validUntil).toBe(now + 48 * hourSeconds);
  });

  it('ahead: an answer whose certificates seem to have ended changes nothing, and raises the alarm', async () => {
    const ending = await issue({ by: anchor, startsInDays: -60, endsInDays: 0.5 });
    const secret = await secretWith(ending);
    const before = secret.inForce;
    const renewal = await renew(secret, published(ending), { clock: () => at(daySeconds) });
    expect(outcomeOf(renewal)).toBe('certificate_expired');
    expect(new Map(reportRenewal(renewal, profile.id, at(daySeconds)).metrics).get('RenewalFailed')).toBe(1);
    expect(secret.inForce).toEqual(before);
    expect(outcomeOf(await renew(secret, published(ending)))).toBe('unchanged');
  });

  it('behind: a certificate that seems to begin later does not replace the one in force', async () => {
    const secret = await secretWith(old);
    const today = await issue({ by: anchor, startsInDays: -0.5 });
    const behind = { clock: () => at(-daySeconds) };
    expect(outcomeOf(await renew(secret, published(today), behind))).toBe('certificate_not_yet_valid');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(old)]: 'active' });
    expect(outcomeOf(await renew(secret, published(today)))).toBe('renewed');
  });
});

const steps: readonly SecretStep[] = ['current', 'stage', 'staged', 'promote', 'dropPending'];

describe('a crash between two steps (L04)', () => {
  it('leaves nothing written during the fetch, and the next run succeeds', async () => {
    const secret = await secretWith(old);
    const versions = [...secret.versions.keys()];
    let asked: () => void = () => undefined;
    const death = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const source: RenewalDeps['source'] = () => {
      asked();
      return new Promise<never>(() => undefined);
    };
    void renew(secret, published(fresh), { source });
    await death;
    expect([...secret.versions.keys()]).toEqual(versions);
    expect(keysInForce(secret)).toEqual({ [keyIdOf(old)]: 'active' });
    expect(outcomeOf(await renew(secret, published(fresh)))).toBe('renewed');
  });

  it.each(steps.flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]))(
    'in the step %s, %s its execution, leaves a whole bundle in force, and the next run succeeds',
    async (deadly, when) => {
      const secret = await secretWith(old);
      let died: () => void = () => undefined;
      const death = new Promise<void>((resolve) => {
        died = resolve;
      });
      const dying = interfering(secret, async (step, call) => {
        if (step !== deadly) return call();
        if (when === 'after') await call();
        died();
        return new Promise<never>(() => undefined);
      });
      void renew(dying, published(fresh));
      await death;
      const promoted = deadly === 'dropPending' || (deadly === 'promote' && when === 'after');
      expect(keysInForce(secret)).toEqual(
        promoted ? { [keyIdOf(fresh)]: 'active', [keyIdOf(old)]: 'retiring' } : { [keyIdOf(old)]: 'active' },
      );
      expect(outcomeOf(await renew(secret, published(fresh)))).toBe(promoted ? 'unchanged' : 'renewed');
      expect(keysInForce(secret)).toEqual({ [keyIdOf(fresh)]: 'active', [keyIdOf(old)]: 'retiring' });
      expect(secret.holderOf('AWSPENDING')).toBeUndefined();
    },
  );
});

describe('a store that throttles or fails', () => {
  const fault = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
  const failing = (secret: MemorySecret, at: readonly SecretStep[], when: 'before' | 'after') =>
    interfering(secret, async (step, call) => {
      if (!at.includes(step)) return call();
      if (when === 'after') await call();
      throw fault;
    });

  it.each([
    ['current', 'before', 'store_unavailable'],
    ['stage', 'before', 'store_unavailable'],
    ['stage', 'after', 'store_unavailable'],
    ['staged', 'before', 'store_unavailable'],
    ['promote', 'before', 'store_unavailable'],
  ] as const)(
    'in the step %s, %s its execution, leaves the bundle in force',
    async (step, when, expected) => {
      const secret = await secretWith(old);
      const before = secret.inForce;
      const renewal = await renew(failing(secret, [step], when), published(fresh));
      expect(renewal).toEqual({
        result: 'failed',
        fault: expected,
        error: fault,
        previous: step === 'current' ? undefined : before,
      });
      expect(secret.inForce).toEqual(before);
      expect(secret.holderOf('AWSPENDING')).toBeUndefined();
      expect(outcomeOf(await renew(secret, published(fresh)))).toBe('renewed');
    },
  );

  it('does not fail the renewal if an answer is lost after the promotion', async () => {
    const secret = await secretWith(old);
    const renewal = await renew(failing(secret, ['promote'], 'after'), published(fresh));
    expect(outcomeOf(renewal)).toBe('renewed');
    expect(secret.inForce?.certificates[0]?.keyId).toBe(keyIdOf(fresh));
  });

  it('does not fail the renewal if the pending label cannot be removed', async () => {
    const secret = await secretWith(old);
    expect(outcomeOf(await renew(failing(secret, ['dropPending'], 'before'), published(fresh)))).toBe(
      'renewed',
    );
    expect(outcomeOf(await renew(secret, published(fresh)))).toBe('unchanged');
  });

  it('at every step gives no bundle in the result', async () => {
    const secret = await secretWith(old);
    const renewal = await renew(failing(secret, steps, 'before'), published(fresh));
    expect(renewal).toEqual({
      result: 'failed',
      fault: 'store_unavailable',
      error: fault,
      previous: undefined,
    });
  });

  it('from the staging on fails the renewal, because the bundle in force cannot be read', async () => {
    const secret = await secretWith(old);
    let calls = 0;
    const dying = interfering(secret, (_, call) => {
      calls += 1;
      return calls > 3 ? Promise.reject(fault) : call();
    });
    expect(outcomeOf(await renew(dying, published(fresh)))).toBe('store_unavailable');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(old)]: 'active' });
  });
});

describe('two renewals at once (L04)', () => {
  /** Lets another renewal complete before the step is executed. */
  const overtaken = (secret: MemorySecret, at: SecretStep, other: () => Promise<unknown>) => {
    let overtaking = true;
    return interfering(secret, async (step, call) => {
      if (step === at && overtaking) {
        overtaking = false;
        await other();
      }
      return call();
    });
  };

  it.each(['stage', 'staged', 'promote'] as const)(
    'supersede the one that is overtaken before the step %s',
    async (step) => {
      const secret = await secretWith(old);
      const others: string[] = [];
      const slow = overtaken(secret, step, async () => {
        others.push(outcomeOf(await renew(secret, published(fresh), { clock: () => at(60) })));
      });
      expect(outcomeOf(await renew(slow, published(fresh)))).toBe('superseded');
      expect(others).toEqual(['renewed']);
      expect(secret.inForce?.fetchedAt).toBe(now + 60);
      expect(keysInForce(secret)).toEqual({ [keyIdOf(fresh)]: 'active', [keyIdOf(old)]: 'retiring' });
      expect(secret.holderOf('AWSPENDING')).toBeUndefined();
      expect(outcomeOf(await renew(secret, published(fresh)))).toBe('unchanged');
    },
  );

  it('leave the pending label of the other one', async () => {
    const secret = await secretWith(old);
    const slow = overtaken(secret, 'staged', async () => {
      const bundle = secret.inForce;
      if (bundle) await secret.stage(bundle, 'other');
    });
    expect(outcomeOf(await renew(slow, published(fresh)))).toBe('superseded');
    expect(secret.holderOf('AWSPENDING')).toBe('other');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(old)]: 'active' });
  });

  it('have one winner when they run in step', async () => {
    const secret = await secretWith(old);
    const outcomes = (
      await Promise.all([renew(secret, published(fresh)), renew(secret, published(fresh))])
    ).map(outcomeOf);
    expect(outcomes.toSorted()).toEqual(['renewed', 'superseded']);
    expect(keysInForce(secret)).toEqual({ [keyIdOf(fresh)]: 'active', [keyIdOf(old)]: 'retiring' });
  });
});

describe('the staged bundle', () => {
  const readingBack = (secret: MemorySecret, change: (text: string) => string) =>
    interfering(secret, async (step, call) => {
      const answer = await call();
      if (step === 'stage') {
        for (const [id, { text, stages }] of secret.versions) {
          if (stages.includes('AWSPENDING')) secret.versions.set(id, { text: change(text), stages });
        }
      }
      return answer;
    });

  it.each([
    ['another time', (text: string) => text.replace('"validUntil":1', '"validUntil":2')],
    ['half of it', (text: string) => text.slice(0, 100)],
  ])('must be what was written: %s is refused', async (_, change) => {
    const secret = await secretWith(old);
    const renewal = await renew(readingBack(secret, change), published(fresh));
    expect(outcomeOf(renewal)).toBe('staged_bundle_differs');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(old)]: 'active' });
    expect(secret.holderOf('AWSPENDING')).toBeUndefined();
  });

  it('must have keys that verification can use', async () => {
    const secret = await secretWith(old);
    const prepareKey = (certificate: { readonly keyId: string }) => {
      if (certificate.keyId === keyIdOf(fresh)) throw new Error('no key');
    };
    const renewal = await renew(secret, published(fresh), { prepareKey });
    expect(outcomeOf(renewal)).toBe('staged_bundle_unusable');
    expect(keysInForce(secret)).toEqual({ [keyIdOf(old)]: 'active' });
  });

  it('must be usable now: active, begun, not ended, and not stale', async () => {
    const ending = await issue({ by: anchor, endsInDays: 1 });
    const next = await issue({ by: anchor, startsInDays: 2 });
    const tested = async (seconds: number) => {
      const times = [0, seconds];
      const clock = () => at(times.shift() ?? seconds);
      return outcomeOf(await renew(await secretWith(ending), published(ending, next), { clock }));
    };
    expect(await tested(daySeconds)).toBe('renewed');
    expect(await tested(daySeconds + 1)).toBe('staged_bundle_unusable');
    expect(await tested(2 * daySeconds - 1)).toBe('staged_bundle_unusable');
    const longLived = async (seconds: number) => {
      const times = [0, seconds];
      const clock = () => at(times.shift() ?? seconds);
      return outcomeOf(await renew(await secretWith(fresh), published(fresh), { clock }));
    };
    expect(await longLived(48 * hourSeconds - 1)).toBe('unchanged');
    expect(await longLived(48 * hourSeconds)).toBe('staged_bundle_unusable');
  });

  it('is not usable with only a retiring certificate', async () => {
    const secret = await secretWith(old);
    const next = await issue({ by: anchor, endsInDays: 0.1 });
    const times = [0, 0.2 * daySeconds];
    const renewal = await renew(secret, published(next), { clock: () => at(times.shift() ?? 0) });
    expect(outcomeOf(renewal)).toBe('staged_bundle_unusable');
  });
});
