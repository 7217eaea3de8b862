import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../functions/kernel/clock.ts';
import type { Host } from '../local/host/host.ts';
import { makePersonalCode, personalCodeRequest } from '../functions/sandbox-issuer/personal-codes.ts';
import { benchProfile } from './issuer.ts';
import { firmsForLoad, type LoadSite } from './load-firms.ts';
import { quantile, type Section } from './table.ts';

/** Arrivals per second in the mixed morning: the load of 200 sites at a busy hour. */
const arrivalsPerSecond = 40;
/** Scanners that all scan at one site within the minute. */
const scannersAtOneSite = 500;

/** What arrives, and how often of ten: a pre-registration makes the visitor of a later scan. */
const mixOfTen = ['book', 'book', 'book', 'book', 'scan', 'scan', 'scan', 'scan', 'list', 'roll'] as const;
type Kind = (typeof mixOfTen)[number];

interface Answered {
  readonly kind: Kind;
  /** Measured from the moment it was due, not from when it was sent, so that waiting counts (open loop). */
  readonly latencyMs: number;
  readonly ok: boolean;
}

/**
 * Loads the host at a fixed arrival rate, whatever it answers: 20 firms with 10 sites each, pre-registrations, scans, day
 * lists and roll calls; then 500 scans at one site. Each answer is checked.
 * @param seconds - length of the mixed morning: 600 shows that memory stays flat, 30 is for every day
 */
export async function measureLoad(host: Host, seconds: number): Promise<readonly Section[]> {
  const sites = await firmsForLoad(host);
  const rushSeconds = Math.min(60, seconds);
  return [await mixedMorning(host, sites, seconds), await rush(host, sites, rushSeconds)];
}

async function mixedMorning(host: Host, sites: readonly LoadSite[], seconds: number): Promise<Section> {
  const expected = new Map<LoadSite, string[]>(sites.map((site) => [site, []]));
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(process.memoryUsage().rss), 1000);
  const arrive = async (index: number): Promise<Pick<Answered, 'kind' | 'ok'>> => {
    const site = at(sites, index * 7);
    const waiting = expected.get(site) ?? [];
    const wanted = at(mixOfTen, index);
    const kind = wanted === 'scan' && waiting.length === 0 ? 'book' : wanted;
    return { kind, ok: await acts[kind](host, site, waiting) };
  };
  // Every function's instances are compiled before anything counts.
  await openLoop(5, arrivalsPerSecond, arrive);
  const { answers, tookSeconds } = await openLoop(seconds, arrivalsPerSecond, arrive);
  clearInterval(watch);
  const kinds = [...new Set(mixOfTen)].flatMap((kind) => {
    const latencies = answers.filter((answer) => answer.kind === kind).map(({ latencyMs }) => latencyMs);
    return [50, 99].map((percent) => ({
      what: `${names[kind]}: p${String(percent)}`,
      value: quantile(latencies, percent / 100),
      unit: 'ms',
    }));
  });
  return {
    title: `A mixed morning: 20 firms, 200 sites, ${String(arrivalsPerSecond)} arrivals a second for ${String(seconds)} s`,
    rows: [
      {
        what: 'throughput / arrival rate',
        value: answers.length / tookSeconds / arrivalsPerSecond,
        unit: '×',
        limit: { least: 0.98 },
      },
      { what: 'wrong answers', value: answers.filter(({ ok }) => !ok).length, unit: '', limit: { most: 0 } },
      ...kinds,
      {
        what: 'memory of host and load: last fifth / second fifth',
        value: middle(memory, 0.8, 1) / middle(memory, 0.2, 0.4),
        unit: '×',
        // A short run still warms up, so only a long one is checked.
        ...(seconds >= 300 ? { limit: { most: 1.1 } } : {}),
      },
    ],
  };
}

async function rush(host: Host, sites: readonly LoadSite[], seconds: number): Promise<Section> {
  const site = at(sites, 0);
  const visitors = Array.from({ length: scannersAtOneSite }, (_, index) =>
    visitorName(`Rush ${letters(index)}`),
  );
  for (const visitor of visitors) await site.book(visitor);
  const { answers } = await openLoop(seconds, scannersAtOneSite / seconds, async (index) => ({
    kind: 'scan',
    ok: await acts.scan(host, site, [at(visitors, index)]),
  }));
  const latencies = answers.map(({ latencyMs }) => latencyMs);
  return {
    title: `${String(scannersAtOneSite)} scanners at one site within ${String(seconds)} s`,
    rows: [
      {
        what: 'scans that were not admitted',
        value: answers.filter(({ ok }) => !ok).length,
        unit: '',
        limit: { most: 0 },
      },
      { what: 'scan: p50', value: quantile(latencies, 0.5), unit: 'ms' },
      { what: 'scan: p99', value: quantile(latencies, 0.99), unit: 'ms' },
    ],
  };
}

const names: Readonly<Record<Kind, string>> = {
  book: 'pre-registration',
  scan: 'admitted scan',
  list: 'list of a day',
  roll: 'roll call',
};

/** Does one thing at a site; true where the answer is the right one. `waiting` are its visitors that are expected. */
const acts: Readonly<Record<Kind, (host: Host, site: LoadSite, waiting: string[]) => Promise<boolean>>> = {
  book: async (_, site, waiting) => {
    const visitor = visitorName(`Visitor ${letters(booked++)}`);
    const made = await site.book(visitor);
    if (made) waiting.push(visitor);
    return made;
  },
  scan: async ({ issuer }, site, waiting) => {
    const englishName = waiting.shift() ?? '';
    const request = personalCodeRequest.parse({ englishName, idPrefix: 'A123' });
    const code = await makePersonalCode(issuer, benchProfile, request, systemClock());
    return site.scan(code?.text ?? '', randomUUID());
  },
  list: (_, site) => site.list('visits'),
  roll: (_, site) => site.list('on-site'),
};
let booked = 0;

/** Starts something every `1 / perSecond` seconds, whether or not earlier ones were answered. */
async function openLoop(
  seconds: number,
  perSecond: number,
  arrive: (index: number) => Promise<Pick<Answered, 'kind' | 'ok'>>,
): Promise<{ readonly answers: readonly Answered[]; readonly tookSeconds: number }> {
  const began = performance.now();
  const all = Array.from({ length: Math.round(seconds * perSecond) }, async (_, index) => {
    const dueMs = began + (index / perSecond) * 1000;
    await sleep(Math.max(0, dueMs - performance.now()));
    const { kind, ok } = await arrive(index);
    return { kind, ok, latencyMs: performance.now() - dueMs };
  });
  const answers = await Promise.all(all);
  return { answers, tookSeconds: (performance.now() - began) / 1000 };
}

const middle = (values: readonly number[], from: number, to: number): number =>
  quantile(values.slice(Math.floor(values.length * from), Math.ceil(values.length * to)), 0.5);

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('there is nothing to choose from');
  return item;
}

/** Names are words: 0 is A, 27 is AB. */
const letters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
const visitorName = (text: string): string => text.toUpperCase();
