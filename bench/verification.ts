import { verify as nodeVerify, X509Certificate } from 'node:crypto';
import { compactVerify } from 'jose';
import { systemClock } from '../functions/kernel/clock.ts';
import { verifyPersonalCode } from '../functions/personal-code/verify-personal-code.ts';
import { benchIssuer, benchProfile } from './issuer.ts';
import { median, type Section } from './table.ts';

const warmUp = 2000;
/** The rounds are short, so that other load on the machine affects all ways equally. */
const rounds = 400;
const perRound = 20;
/** Untimed runs before each turn, so that caches and threads are in this way's own state. */
const untimed = 5;

/**
 * Warm verification of one code against a bare signature check of the same code. All ways take turns within a round, every
 * other round in the opposite order; a ratio is the median of the rounds' ratios.
 */
export async function measureVerification(): Promise<Section> {
  const now = systemClock();
  const { bundle, sign, signer } = await benchIssuer(now);
  const code = await sign({ name_en: 'Chan Tai Man', id_prefix: 'A123' });
  const bytes = new TextEncoder().encode(code);
  const [header = '', payload = '', signature = ''] = code.split('.');
  const signed = Buffer.from(`${header}.${payload}`);
  const raw = Buffer.from(signature, 'base64url');
  const key = new X509Certificate(Buffer.from(signer.certificate.rawData)).publicKey;

  const ways = {
    ours: async () => (await verifyPersonalCode(bytes, benchProfile, bundle, now)).outcome === 'verified',
    jose: async () => (await compactVerify(code, signer.keys.publicKey)).payload.length > 0,
    node: () => Promise.resolve(nodeVerify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, raw)),
  };
  const names = ['ours', 'jose', 'node'] as const;
  const verify = async (name: keyof typeof ways) => {
    if (!(await ways[name]())) throw new Error(`${name} did not verify`);
  };
  for (let turn = 0; turn < warmUp; turn += 1) for (const name of names) await verify(name);
  const times: Record<keyof typeof ways, number[]> = { ours: [], jose: [], node: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      for (let turn = 0; turn < untimed; turn += 1) await verify(name);
      const began = performance.now();
      for (let turn = 0; turn < perRound; turn += 1) await verify(name);
      times[name].push((performance.now() - began) / perRound);
    }
  }
  const ratio = (to: 'jose' | 'node') =>
    median(times.ours.map((time, round) => time / (times[to][round] ?? NaN)));
  return {
    title: `Verification of one ES256 code (${String(rounds)} rounds of ${String(perRound)}, in turns, after ${String(warmUp)} to warm up)`,
    rows: [
      { what: 'verifyPersonalCode', value: median(times.ours), unit: 'ms' },
      { what: 'jose.compactVerify alone', value: median(times.jose), unit: 'ms' },
      { what: 'node:crypto verify alone', value: median(times.node), unit: 'ms' },
      { what: 'ours / jose', value: ratio('jose'), unit: '×', limit: { most: 1.25 } },
      { what: 'ours / node:crypto', value: ratio('node'), unit: '×' },
    ],
  };
}
