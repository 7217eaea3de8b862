import type { Shown } from '../../edge/response-fields.ts';
import { counterOf, methods, refusers, waitBounds } from '../counter-names.ts';
import type { NumbersRow } from '../rows.ts';
import type { numbersRow } from './responses.ts';

/** A row of numbers as the office sees it. */
export function numbersRowView(row: NumbersRow): Shown<typeof numbersRow> {
  const { from, to, hour, gates, sums } = row;
  const of = (counter: string): number => sums.get(counter) ?? 0;
  const shared = { from, to, arrivals: of('arrivals'), departures: of('departures'), gates };
  if (hour !== undefined) return { ...shared, hour };
  const occurred = <Name extends string>(names: readonly Name[], counter: (name: Name) => string) =>
    names.flatMap((name) => (of(counter(name)) > 0 ? [[name, of(counter(name))] as const] : []));
  return {
    ...shared,
    methods: occurred(methods, counterOf.method).map(([method, arrivals]) => ({ method, arrivals })),
    approvals: {
      decided: of('decided'),
      waited: of('waited'),
      waitedSeconds: of('waitedSeconds'),
      within: waitBounds.map((seconds) => ({ seconds, count: of(counterOf.within(seconds)) })),
    },
    refusals: occurred(refusers, counterOf.refused).map(([by, count]) => ({ by, count })),
    noShows: of('noShows'),
  };
}
