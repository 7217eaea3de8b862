import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { clientFor, type Client } from '../journeys/support/client.ts';
import { runHost, type RunningHost } from '../journeys/support/host.ts';
import { engines, until, type Engine } from './support/engines.ts';

// Two browsers are slow to start where a machine is busy with other tests.
jest.setTimeout(180_000);

const site = '/v1/sites/harbour-court';
const present = engines.filter(({ missing }) => missing === undefined);
for (const { name, missing } of engines)
  if (missing !== undefined)
    process.stdout.write(`Skipped the page of an invitation in ${name}: ${missing}\n`);
const describeEngines = present.length > 0 ? describe : describe.skip;

/** Presses the button whose text begins so. */
const press = (label: string) =>
  `[...document.querySelectorAll('button')].find((each) => each.innerText.startsWith(${JSON.stringify(label)})).click();`;

describeEngines('the page of an invitation in other browsers', () => {
  let host: RunningHost;
  let manager: Client;
  beforeAll(async () => {
    host = await runHost();
    manager = await clientFor(host.url, 'manager');
  });
  afterAll(async () => {
    await host.stop();
  });

  it.each(present.map((engine) => [engine.name, engine] as const))(
    '%s shows the visit, hides the secret, shows a PIN, makes a calendar file and cancels',
    async (_name, engine: Engine) => {
      const { body: visit } = await manager.post(`${site}/visits`, {
        visitor: { englishName: 'CHAN, Tai Man' },
        host: { unit: '12A' },
        expectedFrom: new Date().toISOString(),
        expectedUntil: new Date(Date.now() + 3_600_000).toISOString(),
      });
      const at = `${site}/visits/${String(visit['visitId'])}`;
      const { body: made } = await manager.post(`${at}/invitation`, {});
      const page = await engine.open();
      const text = async () => String(await page.run('return document.body.innerText'));
      const see = (part: string) => until(async () => (await text()).includes(part));
      try {
        await page.goto(String(made['link']));
        await see('Harbour Court');
        expect(await page.run('return location.href')).toBe(`${host.url}/invitation/`);
        await page.run(press('English'));
        await page.run(press('Show my PIN'));
        await see('Your PIN');
        expect(await text()).toMatch(/\d{3} \d{3}/);
        const file = await page.run(`
          const made = [];
          const create = URL.createObjectURL;
          URL.createObjectURL = (blob) => { made.push(blob); return create.call(URL, blob); };
          HTMLAnchorElement.prototype.click = () => undefined;
          ${press('Add to calendar')}
          return made[0].text();
        `);
        expect(file).toContain('BEGIN:VEVENT\r\n');
        await page.run(press('I cannot come'));
        await page.run(press('Yes, I cannot come'));
        await see('This visit is cancelled');
        expect((await manager.get(at)).body['state']).toBe('cancelled');
      } finally {
        await page.close();
      }
    },
  );
});
