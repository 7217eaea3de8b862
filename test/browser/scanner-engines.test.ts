import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { clientFor, makeCode, type Client } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { engines, until, type Engine, type EnginePage } from './support/engines.ts';

// Two browsers are slow to start where a machine is busy with other tests.
jest.setTimeout(180_000);

const site = '/v1/sites/harbour-court';
const hourMs = 3_600_000;

const present = engines.filter(({ missing }) => missing === undefined);
for (const { name, missing } of engines)
  if (missing !== undefined) process.stdout.write(`Skipped the scanner in ${name}: ${missing}\n`);
const describeEngines = present.length > 0 ? describe : describe.skip;

describeEngines('the guard’s scanner in other browsers', () => {
  let host: RunningHost;
  let manager: Client;
  beforeAll(async () => {
    host = await runHost();
    manager = await clientFor(host.url, 'manager');
  });
  afterAll(async () => {
    await host.stop();
  });

  const expectVisitor = async (visitor: object): Promise<string> => {
    const { status, body } = await manager.post(`${site}/visits`, {
      visitor,
      host: { unit: '12A', name: 'Wong' },
      expectedFrom: new Date().toISOString(),
      expectedUntil: new Date(Date.now() + hourMs).toISOString(),
    });
    expect(status).toBe(201);
    return String(body['visitId']);
  };
  const stateOf = async (visitId: string): Promise<unknown> =>
    (await manager.get(`${site}/visits/${visitId}`)).body['state'];

  it.each(present.map((engine) => [engine.name, engine] as const))(
    '%s enrols, scans, works without the network and sends what it recorded',
    async (_name, engine: Engine) => {
      const page = await engine.open();
      try {
        const app = guardIn(page);
        const online = { englishName: `CHAN Siu ${engine.name}`, idPrefix: 'A901' };
        const alone = { englishName: `WONG Ka ${engine.name}`, idPrefix: 'B902' };
        await expectVisitor(online);
        const visitId = await expectVisitor(alone);
        await page.goto(`${host.url}/scanner/`);
        const enrolment = await manager.post(`${site}/scanners/enrolment-codes`, {});
        await app.fill('code', String(enrolment.body['enrolmentCode']));
        await app.fill('name', 'Main gate, left phone');
        await app.press('Set up');
        await app.see('Start shift');
        expect(await page.run(keyCanBeExported)).toBe(false);
        await app.tick('Use a hardware scanner, camera off');
        await app.press('Start shift');
        // A script’s tap unlocks no sound, so the app says so and asks.
        if ((await app.seeOne('Ready. Scan the code', 'Start now')) === 'Start now')
          await app.press('Start now');
        await app.see('Ready. Scan the code');

        await page.typeLine(await makeCode(host.url, online));
        expect(await app.verdict('good')).toContain(`CHAN Siu ${engine.name}`);
        await app.press('Next visitor');

        await app.choose('Without network');
        await app.see('Network off, as you chose.');
        await page.typeLine(await makeCode(host.url, alone));
        const told = await app.verdict('good');
        for (const words of [`WONG Ka ${engine.name}`, 'Recorded on this device'])
          expect(told).toContain(words);
        expect(await stateOf(visitId)).toBe('expected');
        await app.choose('Automatic');
        await until(async () => ((await stateOf(visitId)) === 'checked_in' ? true : undefined));
      } finally {
        await page.close();
      }
    },
  );
});

/** Says whether the private half of the device’s key can be exported; reads the storage as a thief’s script would. */
const keyCanBeExported = `
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('gatehouse-scanner');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const enrolled = await new Promise((resolve) => {
    const request = database.transaction('device').objectStore('device').get('enrolled');
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return enrolled.keyPair.privateKey.extractable;`;

/** What a guard does in a page: reads, presses, fills in. */
function guardIn(page: EnginePage) {
  const text = async (): Promise<string> => String(await page.run('return document.body.innerText'));
  const button = (words: string): string =>
    `[...document.querySelectorAll('button')].find((one) => one.innerText.trim() === ${JSON.stringify(words)})`;
  const press = async (words: string): Promise<void> => {
    await until(
      async () =>
        (await page.run(
          `const it = ${button(words)}; if (!it || it.disabled) return false; it.click(); return true;`,
        )) === true,
    );
  };
  return {
    text,
    press,
    see: (words: string) => until(async () => (await text()).includes(words)),
    /** Waits for either, and answers which. */
    seeOne: (...words: readonly string[]) =>
      until(async () => {
        const seen = await text();
        return words.find((one) => seen.includes(one));
      }),
    fill: (name: string, value: string) =>
      until(
        async () =>
          (await page.run(`
            const field = document.querySelector('input[name=${name}]');
            if (!field) return false;
            field.value = ${JSON.stringify(value)};
            field.dispatchEvent(new Event('input', { bubbles: true }));
            return true;`)) === true,
      ),
    tick: (words: string) =>
      page.run(`
        [...document.querySelectorAll('label')].find((one) => one.innerText.includes(${JSON.stringify(words)}))
          .querySelector('input').click();`),
    verdict: async (look: string) =>
      until(async () => {
        const said = await page.run(`return document.querySelector('.verdict.${look}')?.innerText ?? ''`);
        return typeof said === 'string' && said !== '' ? said : undefined;
      }),
    /** Chooses how the device works, under “More”. */
    choose: async (words: string) => {
      await press('More');
      await page.run(`
        [...document.querySelectorAll('dialog label')].find((one) => one.innerText.trim() === ${JSON.stringify(words)})
          .querySelector('input').click();
        document.querySelector('dialog header button').click();`);
    },
  };
}
