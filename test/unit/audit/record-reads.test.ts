import { describe, expect, it } from '@jest/globals';
import type { AuditRead } from '../../../functions/audit/audit-chain.ts';
import type { AuditScope } from '../../../functions/audit/audit-scope.ts';
import { readRecorder } from '../../../functions/audit/record-reads.ts';
import { epochSeconds } from '../../../functions/kernel/clock.ts';

function recorder() {
  const added: AuditRead[] = [];
  const state = { time: '2026-11-23T09:59:59Z', fails: false };
  const record = readRecorder(
    {
      addRead: (read) => {
        if (state.fails) return Promise.reject(new Error('unreachable'));
        added.push(read);
        return Promise.resolve();
      },
    },
    () => epochSeconds(Date.parse(state.time) / 1000),
  );
  const by = (memberId: string, firmId = 'demo'): AuditScope => ({
    firmId,
    by: { memberId, role: 'guard', operation: 'getVisit', requestId: 'r' },
    named: [],
    recorded: new Set(),
  });
  const told = () =>
    added.map(({ firmId, memberId, hour, subjects }) => [firmId, memberId, hour, ...subjects]);
  return { record, by, state, told };
}

describe('reads', () => {
  it('are recorded once for a member and hour, and only what is new', async () => {
    const { record, by, state, told } = recorder();
    await record(by('ada'), ['visit:1', 'visit:2']);
    await record(by('ada'), ['visit:2', 'visit:3']);
    await record(by('ada'), ['visit:1']);
    await record(by('bob'), ['visit:1']);
    await record(by('ada', 'rival'), ['visit:1']);
    state.time = '2026-11-23T10:00:00Z';
    await record(by('ada'), ['visit:1']);
    expect(told()).toEqual([
      ['demo', 'ada', '09', 'visit:1', 'visit:2'],
      ['demo', 'ada', '09', 'visit:3'],
      ['demo', 'bob', '09', 'visit:1'],
      ['rival', 'ada', '09', 'visit:1'],
      ['demo', 'ada', '10', 'visit:1'],
    ]);
  });

  it('that could not be recorded fail, and are recorded by the next try', async () => {
    const { record, by, state, told } = recorder();
    state.fails = true;
    await expect(record(by('ada'), ['visit:1'])).rejects.toThrow('unreachable');
    state.fails = false;
    await record(by('ada'), ['visit:1']);
    expect(told()).toHaveLength(1);
  });

  it('are recorded again after very many, so that the memory stays small', async () => {
    const { record, by, told } = recorder();
    await record(by('ada'), [
      'visit:0',
      ...Array.from({ length: 50_000 }, (_, nth) => `visit:x${String(nth)}`),
    ]);
    await record(by('ada'), ['visit:0']);
    expect(told()).toHaveLength(2);
  });
});
