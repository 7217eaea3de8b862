import { describe, expect, it } from '@jest/globals';
import { readsDigest, type AuditRead } from '../../../functions/audit/audit-chain.ts';
import { closeHours } from '../../../functions/audit/close-hours.ts';
import { epochSeconds } from '../../../functions/kernel/clock.ts';

const read = (day: string, hour: string, subject = 'visit:1'): AuditRead => ({
  firmId: 'demo',
  day,
  hour,
  at: `${day}T${hour}:00:00Z`,
  memberId: 'ada',
  role: 'manager',
  operation: 'getVisit',
  subjects: [subject],
  requestId: 'r',
});

/** Runs at a time with these reads; answers what was closed. */
async function run(time: string, reads: readonly AuditRead[], closedBefore: readonly string[] = []) {
  const closed: string[] = [];
  const failed: string[] = [];
  const report = await closeHours({
    listFirms: () => Promise.resolve(['demo', 'broken']),
    clock: () => epochSeconds(Date.parse(time) / 1000),
    failed: (firmId) => failed.push(firmId),
    audit: {
      closedHours: (firmId, day) =>
        firmId === 'broken'
          ? Promise.reject(new Error('unreachable'))
          : Promise.resolve(
              new Set(closedBefore.filter((at) => at.startsWith(day)).map((at) => at.slice(11))),
            ),
      readsOf: (_, day, hour) => Promise.resolve(reads.filter((one) => one.day === day && one.hour === hour)),
      closeHour: (firmId, day, hour, digest) => {
        closed.push(`${firmId} ${day}T${hour} ${digest}`);
        return Promise.resolve();
      },
    },
  });
  return { report, failed, hours: closed.map((text) => text.split(' ')[1]), closed };
}

describe('the closing of hours', () => {
  it('closes each hour that is over and has reads, with their digest, and goes on where a firm fails', async () => {
    const reads = [read('2026-11-23', '08'), read('2026-11-23', '08', 'visit:2'), read('2026-11-23', '09')];
    const { report, failed, closed } = await run('2026-11-23T10:10:00Z', reads);
    expect(closed).toEqual([
      `demo 2026-11-23T08 ${readsDigest(reads.slice(0, 2))}`,
      `demo 2026-11-23T09 ${readsDigest(reads.slice(2))}`,
    ]);
    expect([report, failed]).toEqual([{ closed: 2, failures: 1 }, ['broken']]);
  });

  it('waits for ten minutes, does nothing twice, and looks back for two days', async () => {
    const nine = [read('2026-11-23', '09')];
    expect((await run('2026-11-23T10:09:59Z', nine)).hours).toEqual([]);
    expect((await run('2026-11-23T10:10:00Z', nine, ['2026-11-23T09'])).hours).toEqual([]);
    expect((await run('2026-11-25T09:59:00Z', nine)).hours).toEqual(['2026-11-23T09']);
    expect((await run('2026-11-25T10:10:00Z', nine)).hours).toEqual([]);
    expect(
      (await run('2026-11-24T00:30:00Z', [read('2026-11-23', '23'), read('2026-11-24', '00')])).hours,
    ).toEqual(['2026-11-23T23']);
  });
});

describe('the digest of reads', () => {
  it('does not depend on their order, and depends on each of them', () => {
    const [one, two] = [read('2026-11-23', '08'), read('2026-11-23', '08', 'visit:2')];
    expect(readsDigest([one, two])).toBe(readsDigest([two, one]));
    expect(readsDigest([one])).not.toBe(readsDigest([one, two]));
    expect(readsDigest([{ ...one, memberId: 'bob' }])).not.toBe(readsDigest([one]));
  });
});
