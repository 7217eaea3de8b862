import type { Browser } from 'playwright-core';
import { quantile, type Section } from '../table.ts';
import { guardOnShift, slower, type Guard } from './guard.ts';
import type { Expected, Office } from './office.ts';

const samples = 40;
/** The first scans fetch the reader of codes and compile it. */
const warmUp = 5;

/**
 * From the moment at which a code comes before the camera until its verdict is painted: with the local host, and without a
 * network.
 */
export async function measureLatency(browser: Browser, url: string, office: Office): Promise<Section> {
  const visitors = await office.expect(2 * (samples + warmUp));
  const guard = await guardOnShift(browser, url, office, { camera: true, slow: true });
  const online = await scanAll(guard, office, visitors.slice(0, samples + warmUp), () => Promise.resolve());
  // The codes are made while there is a network.
  const rest = visitors.slice(samples + warmUp);
  const codes = await Promise.all(rest.map((visitor) => office.code(visitor)));
  await guard.page.context().setOffline(true);
  const alone = await scanAll(
    guard,
    { ...office, code: () => Promise.resolve(codes.shift() ?? '') },
    rest,
    () => Promise.resolve(),
  );
  await guard.close();
  const row = (what: string, times: readonly number[], share: number, most?: number) => ({
    what,
    value: quantile(times, share),
    unit: 'ms',
    ...(most === undefined ? {} : { limit: { most } }),
  });
  return {
    title: `From camera picture to verdict (Chromium, ${String(samples)} scans, the page slowed ${String(slower)} times)`,
    rows: [
      row('with the local host, p50', online, 0.5, 250),
      row('with the local host, p95', online, 0.95, 500),
      row('without a network, p50', alone, 0.5),
      row('without a network, p95', alone, 0.95, 300),
    ],
  };
}

async function scanAll(
  guard: Guard,
  office: Pick<Office, 'code'>,
  visitors: readonly Expected[],
  before: () => Promise<void>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const visitor of visitors) {
    const code = await office.code(visitor);
    await before();
    times.push(await guard.show(code));
    await guard.clear();
    // The code has to be out of view before the next one counts as another.
    await guard.page.waitForFunction('document.querySelector("[data-camera=running]") !== null');
  }
  return times.slice(warmUp);
}
