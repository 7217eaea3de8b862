import type { Bar } from '../bars/bar.ts';
import type { PersonKey } from '../kernel/brands.ts';
import type { DoorDeps } from '../visits/ask-at-door.ts';
import type { BarredPerson, NearBar } from '../visits/pointer.ts';

/**
 * The bars that stand at a site, as the door asks for them. A pack asks about thousands of visits, so they are read once
 * and not for each.
 */
export function barsInMemory(bars: readonly Bar[]): DoorDeps['visits'] {
  const byName = grouped(
    bars.flatMap(({ barredId, identities }) =>
      identities.map((identity): [PersonKey, BarredPerson] => [identity.nameKey, { barredId, ...identity }]),
    ),
  );
  const byPrefix = grouped(
    bars.flatMap(({ barredId, parts }): [PersonKey, NearBar][] =>
      parts?.prefixKey === undefined ? [] : [[parts.prefixKey, { barredId, ...parts }]],
    ),
  );
  return {
    findByName: (_, nameKeys) =>
      Promise.resolve({ pointers: [], barred: nameKeys.flatMap((key) => byName.get(key) ?? []) }),
    findNearBars: (_, prefixKeys) => Promise.resolve(prefixKeys.flatMap((key) => byPrefix.get(key) ?? [])),
  };
}

function grouped<Value>(pairs: readonly (readonly [PersonKey, Value])[]): ReadonlyMap<PersonKey, Value[]> {
  const groups = new Map<PersonKey, Value[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
