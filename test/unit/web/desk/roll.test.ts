import { describe, expect, it } from '@jest/globals';
import { grouped, seen } from '../../../../web/desk/src/rules/roll.ts';
import { aVisit } from './a-visit.ts';

const since = '2026-11-30T03:00:00Z';
const tick = (visitId: string, state: 'safe' | 'withdrawn', tickedAt: string) => ({
  visitId,
  state,
  tickedAt,
});

describe('who was seen', () => {
  it('is told by the last tick; in one second the one that takes back counts', () => {
    const ticks = [
      tick('a', 'safe', '2026-11-30T03:00:01Z'),
      tick('b', 'safe', '2026-11-30T03:00:01Z'),
      tick('b', 'withdrawn', '2026-11-30T03:00:02Z'),
      tick('c', 'withdrawn', '2026-11-30T03:00:05Z'),
      tick('c', 'safe', '2026-11-30T03:00:05Z'),
      tick('d', 'withdrawn', '2026-11-30T03:00:01Z'),
      tick('d', 'safe', '2026-11-30T03:00:09Z'),
    ];
    expect([...seen(ticks, since)].sort()).toEqual(['a', 'd']);
  });

  it('does not count ticks of an earlier drill', () => {
    expect(seen([tick('a', 'safe', '2026-11-30T02:59:59Z')], since).size).toBe(0);
  });
});

describe('the list of those inside', () => {
  it('is divided by unit in the order of numbers', () => {
    const at = (visitId: string, unit: string) => aVisit({ visitId, host: { unit } });
    const groups = grouped([at('a', '12A'), at('b', '2B'), at('c', '12A')], 'unit', () => '');
    expect(groups.map(({ heading, visits }) => [heading, visits.length])).toEqual([
      ['2B', 1],
      ['12A', 2],
    ]);
  });

  it('is divided by the gate of the way in', () => {
    const groups = grouped([aVisit({ checkedInGateId: 'main' })], 'gate', (id) => `Gate ${String(id)}`);
    expect(groups[0]?.heading).toBe('Gate main');
  });
});
