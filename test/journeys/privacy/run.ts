/**
 * `npm run privacy-report`: runs the journey of each data protection principle on a local host and writes
 * docs/privacy-report.md. The exit code is 1 if a journey fails; nothing is written then.
 */
import { writeFileSync } from 'node:fs';
import { startHost } from '../../../local/host/host.ts';
import { journeys } from './principles/journeys.ts';
import { documentOf, page } from './support/report.ts';
import { tellJourney, type ToldJourney } from './support/story.ts';
import { openWorld } from './support/world.ts';

const lines: string[] = [];
const host = await startHost({
  port: 0,
  log: () => undefined,
  showFunctionLog: ({ line }) => {
    lines.push(line);
  },
});
try {
  const world = await openWorld({ url: host.url, logLines: () => lines.join('\n') });
  const told: ToldJourney[] = [];
  for (const journey of journeys) {
    told.push(await tellJourney(world, journey));
    console.log(`${journey.principle} ${journey.title}: went as expected`);
  }
  writeFileSync(page, await documentOf(told));
  console.log('docs/privacy-report.md was written.');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await host.close();
}
