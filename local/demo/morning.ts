import type { Message } from '../../client/gatehouse-client.ts';
import { inShort, type Client, type Reply } from './client.ts';

/** One step of the morning, and its expected outcome. */
export interface Step {
  readonly title: string;
  readonly run: () => Promise<Reply>;
  /** The expected {@link outcomeOf} of the step. */
  readonly expected: string;
}

/** The outcome of an answer in a word or two: an outcome with its ref, a state, a count, or a problem's code. */
export function outcomeOf({ status, body }: Reply): string {
  const { outcome, ref, state, count, code, result, mode } = body;
  if (typeof outcome === 'string') return typeof ref === 'string' ? `${outcome} ${ref}` : outcome;
  if (typeof state === 'string') return state;
  if (typeof count === 'number') return `${String(count)} on site`;
  return [code, result, mode].find((word) => typeof word === 'string') ?? `HTTP ${String(status)}`;
}

const siteId = 'harbour-court';
const atSite = { params: { path: { siteId } } };

const chan = { englishName: 'Chan Tai Man', idPrefix: 'A123' };
const wong = { englishName: 'Wong Mei Ling', chineseName: '黃美玲', idPrefix: 'C456' };

/** A morning at Harbour Court, step by step, through the HTTP API alone. */
export function morning(client: Client): Step[] {
  return [
    { title: 'The certificate is renewed', run: () => client.sandbox('/renewal'), expected: 'unchanged' },
    ...preRegistrations(client),
    ...arrivals(client),
    ...strangers(client),
    ...anotherCertificate(client),
    ...departures(client),
  ];
}

function preRegistrations({ as }: Client): Step[] {
  const now = Date.now();
  const window = {
    expectedFrom: new Date(now - 60_000).toISOString(),
    expectedUntil: new Date(now + 4 * 3_600_000).toISOString(),
  };
  const register = (visitor: Message<'PreRegistration'>['visitor'], unit: string) => () =>
    inShort(
      as('manager').POST('/sites/{siteId}/visits', {
        ...atSite,
        body: { visitor, host: { unit }, ...window },
      }),
    );
  return [
    {
      title: 'Mr Chan is pre-registered',
      run: register({ englishName: 'CHAN, Tai Man', idPrefix: 'A123' }, '12A'),
      expected: 'expected',
    },
    {
      title: 'Ms Wong is pre-registered, name only',
      run: register({ chineseName: '黃美玲' }, '3B'),
      expected: 'expected',
    },
    {
      title: 'Mr Lee is pre-registered',
      run: register({ englishName: 'Lee Ka Fai', idPrefix: 'D789' }, '8C'),
      expected: 'expected',
    },
  ];
}

function arrivals({ as, code, scan }: Client): Step[] {
  let used = '';
  let choice: Reply['body'] = {};
  return [
    {
      title: 'Mr Chan shows his code',
      run: async () => scan((used = await code(chan))),
      expected: 'checked_in',
    },
    { title: 'The same code again', run: () => scan(used), expected: 'already_checked_in' },
    {
      title: 'Ms Wong shows hers: one name fits',
      run: async () => {
        const reply = await scan(await code(wong));
        choice = reply.body;
        return reply;
      },
      expected: 'choose',
    },
    { title: 'The guard taps her visit', run: () => choose(as, choice), expected: 'checked_in' },
  ];
}

/** Codes that are not acceptable, and a visitor who was not announced. */
function strangers({ code, scan }: Client): Step[] {
  return [
    {
      title: 'A code that has expired',
      run: async () => scan(await code({ ...chan, issuedAgoSeconds: 600 })),
      expected: 'rejected T01',
    },
    {
      title: 'A code that is forged',
      run: async () => scan(forge(await code(chan))),
      expected: 'rejected S01',
    },
    { title: 'A web address', run: () => scan('https://example.com/menu'), expected: 'rejected D02' },
    {
      title: 'An unannounced visitor',
      run: async () => scan(await code({ englishName: 'Ho Siu Ling', idPrefix: 'E321' })),
      expected: 'checked_in',
    },
  ];
}

/** The issuer changes its certificate, and then cannot be reached for a while. */
function anotherCertificate({ sandbox, code, scan }: Client): Step[] {
  const renewal = () => sandbox('/renewal');
  const issuer = (mode: string) => () => sandbox('/certificates', { mode });
  return [
    { title: 'The issuer rolls its certificate', run: issuer('roll'), expected: 'normal' },
    { title: 'The certificate is renewed', run: renewal, expected: 'renewed' },
    {
      title: 'Mr Lee’s code is signed with the new one',
      run: async () => scan(await code({ englishName: 'Lee Ka Fai', idPrefix: 'D789' })),
      expected: 'checked_in',
    },
    { title: 'The issuer cannot be reached', run: issuer('down'), expected: 'down' },
    { title: 'The renewal fails', run: renewal, expected: 'failed' },
    {
      title: 'Scanning goes on',
      run: async () => scan(await code({ englishName: 'Yip Wai', idPrefix: 'F654' })),
      expected: 'checked_in',
    },
    { title: 'The issuer is back', run: issuer('normal'), expected: 'normal' },
  ];
}

function departures({ as, code, scan }: Client): Step[] {
  const rollCall = () => inShort(as('guard').GET('/sites/{siteId}/on-site', atSite));
  return [
    { title: 'Roll call', run: rollCall, expected: '5 on site' },
    {
      title: 'Mr Chan leaves',
      run: async () => scan(await code(chan), { direction: 'out' }),
      expected: 'checked_out',
    },
    { title: 'Roll call', run: rollCall, expected: '4 on site' },
  ];
}

function choose(as: Client['as'], { scanId, candidates, choiceToken }: Reply['body']): Promise<Reply> {
  const [first] = candidates as { visitId: string }[];
  return inShort(
    as('guard').POST('/sites/{siteId}/scans/{scanId}/choice', {
      params: { path: { siteId, scanId: String(scanId) } },
      body: { visitId: String(first?.visitId), choiceToken: String(choiceToken) },
    }),
  );
}

/** Changes one character in the middle of the signature. */
function forge(code: string): string {
  const at = code.length - 40;
  return `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
}
