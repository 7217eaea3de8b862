import { eventually } from '../../../support/eventually.ts';
import { client, clientFor, makeCode, type Answer, type Client } from '../../support/client.ts';
import { bytesOfItem, openStored } from './stored.ts';

/** The site at which the journeys play, with a retention of 30 days and the gates `main` and `car-park`. */
export const site = '/v1/sites/harbour-court';

/** A running local host as the journeys use it. */
export interface World {
  readonly url: string;
  /** Somebody without an account. */
  readonly anybody: Client;
  /** A member of the demo data, who signs in now. */
  as(member: string): Promise<Client>;
  /** A Personal Code of the sandbox issuer. */
  code(disclosure: object): Promise<string>;
  /** An instant so many hours from the service's present time, in RFC 3339. */
  inHours(hours: number): Promise<string>;
  /** Lets time pass for the service. */
  pass(seconds: number): Promise<void>;
  readonly stored: Awaited<ReturnType<typeof openStored>>;
  /** How many items of all tables hold one of these words. */
  storedWith(...words: readonly string[]): Promise<number>;
  /** Everything that the service wrote so far, once there are events of this visit: log lines, metrics, events, given-up work. */
  written(visitId: string): Promise<string>;
}

/** What the journeys need of a host. */
export interface WorldHost {
  readonly url: string;
  /** Its log lines so far. */
  readonly logLines: () => string;
}

const hourMs = 3_600_000;

/** Opens a world on a host that prints all its log lines. */
export async function openWorld({ url, logLines }: WorldHost): Promise<World> {
  const anybody = client(url);
  const sandboxTime = async (passSeconds: number) => {
    const { status, body } = await anybody.post('/sandbox/time', { passSeconds });
    if (status !== 200) throw new Error(`time did not pass: ${JSON.stringify(body)}`);
    return Date.parse(String(body['now']));
  };
  const stored = await openStored(url);
  return {
    url,
    anybody,
    as: (member) => clientFor(url, member),
    code: (disclosure) => makeCode(url, disclosure),
    inHours: async (hours) => new Date((await sandboxTime(0)) + hours * hourMs).toISOString(),
    pass: async (seconds) => {
      await sandboxTime(seconds);
    },
    stored,
    storedWith: async (...words) => {
      const texts = (await stored.items()).map(({ item }) =>
        bytesOfItem(item).toString('utf8').toUpperCase(),
      );
      if (!texts.some((text) => text.includes('HARBOUR-COURT'))) throw new Error('the tables were not read');
      return texts.filter((text) => words.some((word) => text.includes(word.toUpperCase()))).length;
    },
    written: async (visitId) => {
      await eventually(
        async () => JSON.stringify((await anybody.get('/sandbox/events')).body),
        (events) => events.includes(visitId),
      );
      const parts = await Promise.all(
        ['metrics', 'events', 'queues'].map((what) => anybody.get(`/sandbox/${what}`)),
      );
      return [logLines(), ...parts.map(({ body }) => JSON.stringify(body))].join('\n');
    },
  };
}

/** Pre-registers a visit as this member: from an hour ago for four hours, unless changed. */
export async function book(world: World, by: string, booking: object, at = site): Promise<Answer> {
  return (await world.as(by)).post(`${at}/visits`, {
    host: { unit: '12A' },
    expectedFrom: await world.inHours(-1),
    expectedUntil: await world.inHours(3),
    ...booking,
  });
}

/** The guard scans a code at the main gate. */
export async function scan(world: World, code: string, direction = 'in', by = 'guard'): Promise<Answer> {
  const body = { scanId: crypto.randomUUID(), gateId: 'main', code, direction };
  return (await world.as(by)).post(`${site}/scans`, body);
}

const plainWords: Readonly<Record<string, string>> = {
  checked_in: 'admitted',
  checked_out: 'gone out',
  denied: 'not admitted',
};

/** An outcome or a state in a plain word. */
export const plainWord = (word: unknown): string => plainWords[String(word)] ?? String(word);

/** The answer of a request in a few words: the outcome of a scan, `allowed`, or how it was refused. */
export function wordOf({ status, body: { outcome, code } }: Answer): string {
  if (typeof outcome === 'string') return plainWord(outcome);
  return status < 400 ? 'allowed' : `refused: ${String(status)} ${String(code)}`;
}

/** `no record`, or how many. */
export const recordsOf = (count: number): string => (count === 0 ? 'no record' : `${String(count)} records`);

/** A visit in an answer: the whole body, or that of a scan. */
export const visitOf = ({ body }: Answer): Readonly<Record<string, unknown>> =>
  (body['visit'] as Record<string, unknown> | undefined) ?? body;

/** A visitor who comes in by code and leaves again; answers the id of the visit. */
export async function cameAndLeft(world: World, who: object): Promise<string> {
  await scan(world, await world.code(who));
  return String(visitOf(await scan(world, await world.code(who), 'out'))['visitId']);
}
