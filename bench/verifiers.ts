import { median, type Section } from './table.ts';
import type { Contender } from './verifiers/contender.ts';
import { nzCovidPass } from './verifiers/nz-covid-pass.ts';
import { personalCode } from './verifiers/personal-code.ts';
import { sdJwt } from './verifiers/sd-jwt.ts';

const warmUp = 200;
const rounds = 101;
const perRound = 20;

/**
 * Published verifiers of signed credentials and ours, in one run: each verifies an ES256 credential of its own kind, warm,
 * with the key that it was given. All take turns within a round, every other round in the opposite order; a ratio is the
 * median of the rounds' ratios. Each has to refuse its credential with a changed signature first, otherwise it would not be
 * verifying.
 */
export async function measureVerifiers(): Promise<Section> {
  const ours = await personalCode();
  const others = [await sdJwt(), nzCovidPass()];
  const all = [ours, ...others];
  for (const one of all) await proveThatItVerifies(one);
  const times = new Map(all.map((one) => [one, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of round % 2 === 0 ? all : all.toReversed()) times.get(one)?.push(await timed(one));
  }
  const of = (one: Contender): readonly number[] => times.get(one) ?? [];
  const ratio = (other: Contender) => median(of(other).map((time, round) => time / (of(ours)[round] ?? NaN)));
  return {
    title: `Verifiers of signed credentials side by side (${String(rounds)} rounds of ${String(perRound)}, in turns)`,
    rows: [
      ...all.map((one) => ({ what: one.name, value: 1000 / median(of(one)), unit: 'a second' })),
      ...others.map((one) => ({
        what: `ours / ${one.name}`,
        value: ratio(one),
        unit: '× as fast',
        limit: { least: 2 },
      })),
    ],
  };
}

async function proveThatItVerifies({ name, verify, verifyForged }: Contender): Promise<void> {
  if (await verifyForged()) throw new Error(`${name} accepts a forged credential`);
  for (let turn = 0; turn < warmUp; turn += 1) {
    if (!(await verify())) throw new Error(`${name} does not verify its own credential`);
  }
}

/** Milliseconds for one verification. */
async function timed({ verify }: Contender): Promise<number> {
  await verify();
  const began = performance.now();
  for (let turn = 0; turn < perRound; turn += 1) await verify();
  return (performance.now() - began) / perRound;
}
