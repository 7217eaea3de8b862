import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runHost, type RunningHost } from '../support/host.ts';
import { journeys } from './principles/journeys.ts';
import { documentOf, page } from './support/report.ts';
import { tellJourney, type ToldJourney } from './support/story.ts';
import { openWorld, type World } from './support/world.ts';

let host: RunningHost;
let world: World;
const told: ToldJourney[] = [];
beforeAll(async () => {
  host = await runHost({ GATEHOUSE_LOGS: '1' });
  world = await openWorld({ url: host.url, logLines: host.printed });
}, 90_000);
afterAll(async () => {
  expect(await host.stop()).toBe(0);
});

describe('the data protection principles', () => {
  it.each(journeys.map((journey) => [journey.principle, journey.title, journey] as const))(
    '%s, %s: the journey goes as expected',
    async (_, __, journey) => {
      const one = await tellJourney(world, journey);
      told.push(one);
      expect(one.steps.some(({ kind }) => kind === 'then')).toBe(true);
    },
    120_000,
  );

  it('are reported as they were seen: docs/privacy-report.md is what npm run privacy-report writes', async () => {
    expect(readFileSync(page, 'utf8')).toBe(await documentOf(told));
  });
});
