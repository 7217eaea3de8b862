import { createServer } from 'node:http';
import type { Page, Route } from 'playwright-core';
import { listen } from '../../../local/host/listen.ts';
import { appPage } from '../../../local/scanner/scanner-page.ts';
import { offlineWorld, type OfflineWorld } from './offline-world.ts';

/** Serves the built app alone, with the headers of the local host; the API behind it is the test’s. */
export async function serveApp(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const page = appPage(folder, '/scanner');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void page(pathname.replace(/^\/scanner/, ''), request, response);
  });
  const { port, close } = await listen([server], 0);
  return { url: `http://localhost:${String(port)}`, close };
}

/** The moment at which all screens are taken: ten past nine at the site. */
export const now = new Date('2026-11-23T01:10:00Z');

export const site = {
  siteId: 'harbour-court',
  name: 'Harbour Court 海港閣',
  timeZone: 'Asia/Hong_Kong',
  walkIns: 'record',
  gates: [
    { gateId: 'main', name: 'Main gate 正門', direction: 'both' },
    { gateId: 'car-park', name: 'Car park 停車場', direction: 'in' },
  ],
};

const before = {
  visitId: 'b3BhcXVlLXZpc2l0LWlkMQ',
  siteId: site.siteId,
  state: 'expected',
  origin: 'pre_registered',
  visitor: { englishName: 'CHAN, Tai Man', chineseName: '陳大文' },
  host: { unit: '12A', name: 'Wong' },
  day: '2026-11-23',
  expectedFrom: '2026-11-23T01:00:00Z',
  expectedUntil: '2026-11-23T04:00:00Z',
  createdAt: '2026-11-22T08:00:00Z',
  purgeAt: '2026-12-23T01:10:00Z',
  version: 2,
};
/** A visitor who has just come in. */
export const visit = {
  ...before,
  state: 'checked_in',
  checkedInAt: '2026-11-23T01:10:00Z',
  checkedInGateId: 'main',
  checkInMethod: 'personal_code',
};
/** Another visit of the same name, which nobody has come for yet. */
export const expected = { ...before, visitId: 'b3BhcXVlLXZpc2l0LWlkMg' };

/** An answer that a test stands in for; `offline` cuts the connection, `never` leaves it open. */
export type Answer = { readonly status: number; readonly body: object } | 'offline' | 'never';
export const ok = (body: object): Answer => ({ status: 200, body });
export const problem = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { status, code, title: 'no', requestId: '7c0e6f1a-52b1-4c1e-9a53-0b8c3f0a6e0b', ...more },
});

/** What the service says about a passage that is sent late. */
export type PassageWord = 'recorded' | 'needs_attention' | 'refused';

/** What the double answers to each kind of request. */
export interface ApiDouble {
  readonly world: OfflineWorld;
  pack: Answer;
  bundle: Answer;
  ticks: Answer;
  health: Answer;
  /** Of every passage, or that no answer comes. */
  passages: PassageWord | 'offline';
  status: Answer;
  enrol: Answer;
  site: Answer;
  scan: Answer;
  list: Answer;
  inside: Answer;
  notice: Answer;
  visit: Answer;
  walkIn: Answer;
}

const others = [
  ['b3BhcXVlLXZpc2l0LWlkMw', 'expected', { englishName: 'LEE, Siu Fong', chineseName: '李小芳' }, '7C'],
  ['b3BhcXVlLXZpc2l0LWlkNA', 'pending_approval', { englishName: 'Fitzgerald-Montgomery, Alexandra' }, '30B'],
  ['b3BhcXVlLXZpc2l0LWlkNQ', 'checked_in', { chineseName: '歐陽美玲' }, '5D'],
  ['b3BhcXVlLXZpc2l0LWlkNg', 'checked_out', { englishName: 'PATEL, Ravi' }, '18A'],
] as const;
const inside = [
  visit,
  ...others.map(([visitId, , visitor, unit]) => ({
    ...visit,
    visitId,
    visitor,
    host: { unit },
    checkedInAt: '2026-11-23T00:42:00Z',
    checkedInGateId: 'car-park',
  })),
];

const list = [
  {
    ...expected,
    invitationPin: 'set',
    notes: 'Brings a ladder; use the goods lift.',
    vehicle: { plate: 'AB1234' },
  },
  ...others.map(([visitId, state, visitor, unit]) => ({
    ...before,
    visitId,
    state,
    visitor,
    host: { unit },
  })),
];

let made: Promise<OfflineWorld> | undefined;

/** Stands in for the API of one page. */
export async function doubleApi(page: Page): Promise<ApiDouble> {
  const world = await (made ??= offlineWorld());
  const api: ApiDouble = {
    world,
    pack: ok(world.pack),
    bundle: ok(world.bundle),
    ticks: ok({ items: [] }),
    health: ok({ status: 'ok' }),
    passages: 'recorded',
    status: ok({ seenAt: now }),
    enrol: {
      status: 201,
      body: {
        scannerId: 'c2Nhbm5lci1vbmUtb2YtZGVtbw',
        firmId: 'demo',
        siteId: site.siteId,
        name: 'x',
        enrolledAt: now,
      },
    },
    site: ok(site),
    scan: ok({ outcome: 'checked_in', scanId: 'x', visit }),
    list: ok({ items: list }),
    // A little later than what a device records at this moment, so that the service has it all.
    inside: ok({ items: inside, count: 23, asOf: new Date(now.getTime() + 1000) }),
    notice: ok({ version: '2026-11-01', texts: noticeTexts }),
    visit: ok(visit),
    walkIn: { status: 201, body: visit },
  };
  const ways: readonly (readonly [RegExp, Exclude<keyof ApiDouble, 'world' | 'passages'>])[] = [
    [/\/health$/, 'health'],
    [/\/key-bundle$/, 'bundle'],
    [/\/offline-pack/, 'pack'],
    [/\/roll-call\/ticks/, 'ticks'],
    [/\/scanner-enrolments$/, 'enrol'],
    [/\/scanner-status$/, 'status'],
    [/\/on-site/, 'inside'],
    [/\/scans/, 'scan'],
    [/\/privacy-notice$/, 'notice'],
    [/\/walk-ins$/, 'walkIn'],
    [/\/visits(\/search|\?|$)/, 'list'],
    [/\/visits\//, 'visit'],
    [/\/sites\/[^/]+$/, 'site'],
  ];
  await page.route('**/v1/**', async (route) => {
    if (route.request().url().endsWith('/passages')) {
      await answer(route, passagesAnswer(route, api.passages));
      return;
    }

    const way = ways.find(([expression]) => expression.test(route.request().url()))?.[1];
    await answer(route, way ? api[way] : problem(404, 'route_not_found'));
  });
  return api;
}

function passagesAnswer(route: Route, word: ApiDouble['passages']): Answer {
  if (word === 'offline') return 'offline';
  const { passages } = route.request().postDataJSON() as { passages: readonly string[] };
  return ok({
    results: passages.map((_, index) => ({
      index,
      result: word,
      ...(word === 'refused' ? { code: 'unreadable_passage' } : {}),
    })),
  });
}

const noticeTexts = {
  en: 'This building records the name that you choose to show, to let you in and for safety on the premises. It is kept for 30 days. You need not use iAM Smart: ask the guard for another way.',
  'zh-Hant':
    '本大廈會記錄閣下選擇出示的姓名，以供出入登記及大廈安全之用，保留三十日。閣下毋須使用「智方便」，可向保安員查詢其他方法。',
};

async function answer(route: Route, answered: Answer): Promise<void> {
  if (answered === 'never') return;
  if (answered === 'offline') await route.abort('internetdisconnected');
  else
    await route.fulfill({
      status: answered.status,
      headers: { date: now.toUTCString() },
      contentType: 'application/json',
      body: JSON.stringify(answered.body),
    });
}
