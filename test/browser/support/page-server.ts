import { createServer } from 'node:http';
import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { listen } from '../../../local/host/listen.ts';
import { drawQr } from '../../../local/sandbox/draw-qr.ts';
import { servePageFile } from '../../../local/sandbox/static-page.ts';

const folder = path.resolve(import.meta.dirname, '../../../web/sandbox');

/** Serves only the page, with the headers of the local host; the test provides the API. */
export async function servePage(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void servePageFile(folder, pathname.replace(/^\/sandbox/, ''), response).then((served) => {
      if (!served) response.writeHead(404).end();
    });
  });
  const { port, close } = await listen([server], 0);
  return { url: `http://localhost:${port}`, close };
}

/** An answer of the API that a test provides; `offline` cuts the connection. */
export type Answer = { readonly status: number; readonly body: object } | 'offline';

/** The test's control over the API of the page. */
export interface ApiDouble {
  /** Answer to the next scans and choices. */
  scan: Answer;
  onSite: Answer;
  codes: 'work' | 'fail';
  /** Bodies of scans and choices so far. */
  readonly scanned: Record<string, unknown>[];
  /** The fields that the page asked the issuer to disclose. */
  readonly disclosed: Record<string, unknown>[];
}

/** Replaces the API and the sandbox issuer for one page. */
export async function doubleApi(page: Page): Promise<ApiDouble> {
  const api: ApiDouble = {
    scan: { status: 500, body: {} },
    onSite: { status: 200, body: { items: [], count: 0, asOf: '2026-11-23T01:00:00Z' } },
    codes: 'work',
    scanned: [],
    disclosed: [],
  };
  const token = { accessToken: 'a.b.c', expiresInSeconds: 300, firmId: 'demo', siteIds: ['harbour-court'] };
  await page.route('**/sandbox/tokens', (route) => answer(route, { status: 200, body: token }));
  await page.route('**/sandbox/personal-codes', async (route) => {
    const asked = bodyOf(route);
    api.disclosed.push(asked);
    const life = Number(asked['lifetimeSeconds'] ?? 60) * 1000;
    const now = Number(await page.evaluate('Date.now()'));
    const text = `${'h'.repeat(120)}.${'p'.repeat(200)}.${String(api.disclosed.length).padStart(86, 's')}`;
    const body = { text, svg: drawQr(text), expiresAt: new Date(now + life).toISOString() };
    await answer(route, api.codes === 'work' ? { status: 200, body } : { status: 500, body: {} });
  });
  await page.route('**/v1/sites/harbour-court/scans**', async (route) => {
    api.scanned.push(bodyOf(route));
    await answer(route, api.scan);
  });
  await page.route('**/v1/sites/harbour-court/on-site*', (route) => answer(route, api.onSite));
  await page.route('**/v1/sites/harbour-court/privacy-notice', (route) =>
    answer(route, { status: 200, body: { version: '2026-11-01', texts: noticeTexts } }),
  );
  return api;
}

const noticeTexts = {
  en: 'This building records the name that you choose to show. You need not use iAM Smart.',
  'zh-Hant': '本大廈會記錄閣下選擇出示的姓名。閣下毋須使用「智方便」。',
};

const bodyOf = (route: Route) => route.request().postDataJSON() as Record<string, unknown>;

const answer = (route: Route, answered: Answer): Promise<void> =>
  answered === 'offline'
    ? route.abort('internetdisconnected')
    : route.fulfill({ status: answered.status, json: answered.body });
