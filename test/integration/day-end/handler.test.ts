import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpochSeconds, FirmId, SiteId } from '../../../functions/kernel/brands.ts';
import { systemClock } from '../../../functions/kernel/clock.ts';
import type { DayEndReport } from '../../../functions/day-end/close-sites.ts';
import { localDay } from '../../../functions/kernel/local-day.ts';
import { visitBookingTable } from '../../../functions/visits/visit-booking-table.ts';
import { visitTable } from '../../../functions/visits/visit-table.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { admitted } from '../../support/admission.ts';
import { openDeployed } from '../../support/deployed.ts';
import { keys, visitIdOf, visitWith } from '../../support/visit.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

const world = openDeployed();
let run: () => Promise<DayEndReport>;
beforeAll(async () => {
  const { handler } = await import('../../../functions/day-end/day-end.handler.ts');
  run = () => handler({}, { getRemainingTimeInMillis: () => 300_000 });
}, 60_000);

const name = 'CHAN Tai Man';
const now = systemClock();
const bookings = () => visitBookingTable(sealedVisits(world.database), systemClock);

/** A visit of three days ago. */
function visitBefore(siteId: string, changed: Partial<Visit> = {}): Visit {
  const expectedUntil = (now - 3 * 86_400) as EpochSeconds;
  return visitWith({
    firmId: 'demo' as FirmId,
    siteId: siteId as SiteId,
    visitId: visitIdOf(siteId),
    visitor: { englishName: name },
    expectedFrom: (expectedUntil - 3600) as EpochSeconds,
    expectedUntil,
    day: localDay((expectedUntil - 3600) as EpochSeconds, 'Asia/Hong_Kong'),
    purgeAt: (now + 86_400) as EpochSeconds,
    ...changed,
  });
}

/** The output of a run: log lines and metrics. */
async function written(): Promise<{ report: DayEndReport; lines: Record<string, unknown>[] }> {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  const { log } = console;
  process.stdout.write = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;
  console.log = (line: unknown) => lines.push(String(line));
  try {
    const report = await run();
    return { report, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
  } finally {
    process.stdout.write = write;
    console.log = log;
  }
}

const metric = (lines: readonly Record<string, unknown>[], of: string) =>
  lines.filter((line) => of in line && '_aws' in line).map((line) => line[of]);

describe('the scheduled end of the day', () => {
  it('fails at the sites that need the secret when it cannot be read, logs it, and closes them the next time', async () => {
    const visit = visitBefore('court');
    await bookings().create(visit, []);
    const checkedIn = { at: visit.expectedFrom, method: 'host_confirms' } as const;
    const inside = { ...visitBefore('tower', { checkedIn }), state: 'checked_in' } as const;
    const [presence] = keys.identitiesOf(inside.visitor);
    await visitTable(sealedVisits(world.database), systemClock).putWalkIn({
      visit: inside,
      admission: admitted(),
      presence,
    });
    world.unreadable.add('person-key');
    const first = await written();
    world.unreadable.clear();
    expect(first.report).toEqual({ noShows: 0, checkOuts: 1, overstays: 1, failures: 1, left: 0 });
    for (const one of ['CheckOuts', 'Overstays']) expect(metric(first.lines, one)).toEqual([1]);
    expect(metric(first.lines, 'DayEndFailures')).toEqual([1]);
    expect(first.lines.filter(({ message }) => message === 'site_not_closed')).toMatchObject([
      { level: 'ERROR', firmId: 'demo', siteId: 'court' },
    ]);
    const second = await written();
    expect(second.report).toEqual({ noShows: 1, checkOuts: 0, overstays: 0, failures: 0, left: 0 });
    expect(metric(second.lines, 'NoShows')).toEqual([1]);
    expect(metric(second.lines, 'DayEndFailures')).toEqual([0]);
    const { visits } = await bookings().listDay(visit, visit.day, { limit: 10 });
    expect(visits).toMatchObject([{ state: 'no_show' }]);
    expect(JSON.stringify([first.lines, second.lines])).not.toContain(name);
  });

  it('fails as a whole when the list of sites cannot be read, so that the schedule retries it', async () => {
    world.proxy.fail('Query', 'unavailable');
    await expect(run()).rejects.toThrow();
    world.proxy.heal();
  });
});
