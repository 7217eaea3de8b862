import type { Browser } from 'playwright-core';
import type { Section } from '../table.ts';
import { guardOnShift, type Guard } from './guard.ts';
import type { Expected, Office } from './office.ts';

/** As many scans as an hour has at one every three seconds. */
const scans = 1_200;
const settled = 200;

interface Held {
  readonly heap: number;
  readonly listeners: number;
  readonly nodes: number;
}

/**
 * What the page holds after so many scans, as a ratio to what it held once it had settled. All visitors are expected before
 * the shift: the offline pack grows with each visit of the day, whether it is scanned or not, so it has to have them all
 * at both times.
 */
export async function measureMemory(browser: Browser, url: string, office: Office): Promise<Section> {
  const visitors = await office.expect(scans);
  const guard = await guardOnShift(browser, url, office, { camera: false, slow: false });
  const run = async (some: readonly Expected[]): Promise<void> => {
    for (const visitor of some) {
      await guard.wedge(await office.code(visitor));
      await guard.clear();
    }
  };
  await run(visitors.slice(0, settled));
  const before = await held(guard);
  await run(visitors.slice(settled));
  const after = await held(guard);
  await guard.close();
  const ratio = (what: string, of: keyof Held, most: number) => ({
    what,
    value: after[of] / before[of],
    unit: 'x',
    limit: { most },
  });
  return {
    title: `What the page holds after ${String(scans)} scans, against after ${String(settled)}`,
    rows: [
      ratio('memory of scripts', 'heap', 1.15),
      ratio('listeners', 'listeners', 1.05),
      ratio('nodes', 'nodes', 1.05),
    ],
  };
}

async function held({ cdp }: Guard): Promise<Held> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Performance.enable');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes') };
}
