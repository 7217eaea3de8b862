import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

/** A page of a browser that is not Chromium: as much as a test of the guard's app needs. */
export interface EnginePage {
  readonly goto: (url: string) => Promise<void>;
  /** Runs the body of a function in the page and answers what it returns. */
  readonly run: (body: string) => Promise<unknown>;
  /** Types the text and Enter, key by key, wherever the focus is. */
  readonly typeLine: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A browser engine of this machine. */
export interface Engine {
  readonly name: string;
  /** What is missing on this machine, if anything. */
  readonly missing: string | undefined;
  readonly open: () => Promise<EnginePage>;
}

const firefoxPath = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';
const webKitDriver = process.env['WEBKIT_DRIVER'] ?? '/usr/bin/WebKitWebDriver';
const miniBrowsers = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
];
const miniBrowser = miniBrowsers.find((each) => existsSync(each));
const virtualScreen = '/usr/bin/Xvfb';

/** Firefox, through WebDriver BiDi. */
const firefox: Engine = {
  name: 'Firefox',
  missing: existsSync(firefoxPath) ? undefined : `no Firefox at ${firefoxPath} (FIREFOX names another)`,
  open: async () => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: firefoxPath,
      headless: true,
    });
    const page = await browser.newPage();
    await page.setViewport({ width: 360, height: 740 });
    return {
      goto: async (url) => {
        await page.goto(url);
      },
      run: (body) => page.evaluate(`(async () => {${body}})()`),
      typeLine: async (text) => {
        await page.evaluate(
          `((...args) => { ${typeInPage.replace('arguments[0]', 'args[0]')} })(${JSON.stringify(text)})`,
        );
      },
      close: () => browser.close(),
    };
  },
};

/** WebKit, as an iPhone has it: WebKitGTK’s small browser on a screen that nobody sees, through WebDriver. */
const webKit: Engine = {
  name: 'WebKit',
  missing:
    existsSync(webKitDriver) && miniBrowser !== undefined && existsSync(virtualScreen)
      ? undefined
      : 'no WebKitWebDriver, MiniBrowser and Xvfb (Debian: webkit2gtk-driver, xvfb)',
  open: openWebKit,
};

export const engines: readonly Engine[] = [firefox, webKit];

async function openWebKit(): Promise<EnginePage> {
  const screen = await startScreen();
  const port = await freePort();
  const home = await mkdtemp(path.join(tmpdir(), 'gatehouse-webkit-'));
  const driver = spawn(webKitDriver, [`--port=${String(port)}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: screen.display, HOME: home, GTK_A11Y: 'none', NO_AT_BRIDGE: '1' },
  });
  const base = `http://127.0.0.1:${String(port)}`;
  const end = async (): Promise<void> => {
    for (const child of [driver, screen.child]) {
      const exited = once(child, 'exit');
      if (child.exitCode === null && child.kill('SIGTERM')) await exited;
    }
    await rm(home, { recursive: true, force: true });
  };
  try {
    const ask = webDriver(base);
    await ask.ready();
    const { sessionId } = (await ask.post('/session', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] } },
      },
    })) as { sessionId: string };
    const session = `/session/${sessionId}`;
    await ask.post(`${session}/timeouts`, { script: 60_000, pageLoad: 60_000 });
    return {
      goto: async (url) => {
        await ask.post(`${session}/url`, { url });
      },
      run: (body) =>
        ask.post(`${session}/execute/sync`, { script: `return (async () => {${body}})()`, args: [] }),
      typeLine: async (text) => {
        await ask.post(`${session}/execute/sync`, { script: typeInPage, args: [text] });
      },
      close: async () => {
        await ask.remove(session);
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The few calls of WebDriver (W3C) that are needed. */
function webDriver(base: string) {
  const call = async (method: string, address: string, body?: object): Promise<unknown> => {
    const answer = await fetch(base + address, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`WebDriver refuses ${address}: ${JSON.stringify(value)}`);
    return value;
  };
  return {
    ready: () => until(() => call('GET', '/status').catch(() => undefined)),
    post: (address: string, body: object) => call('POST', address, body),
    remove: (address: string) => call('DELETE', address),
  };
}

/**
 * Types its argument and Enter wherever the focus is. A driver types slower than a hardware scanner on a busy machine, so the
 * page gets the same events at once.
 */
const typeInPage = `
  const target = document.activeElement ?? document.body;
  for (const key of [...arguments[0], 'Enter'])
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));`;

const patienceMs = 60_000;

/** Asks again until the answer is something; throws after a minute. */
export async function until<Found>(ask: () => Promise<Found | undefined | false>): Promise<Found> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error('it did not happen within a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A screen in memory; Xvfb chooses a free number and tells it. */
async function startScreen(): Promise<{ readonly display: string; readonly child: ChildProcess }> {
  const child = spawn(virtualScreen, ['-displayfd', '1', '-screen', '0', '900x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [told] = (await once(child.stdout, 'data')) as [Buffer];
  return { display: `:${told.toString().trim()}`, child };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}
