import type { Visit } from '../rules/answer.ts';
import { cameIn, type Recorded } from './ledger.ts';
import type { Roll, RollEntry } from './roll-vault.ts';

/** A visit as the roll call keeps it: the name, where to look for the visitor, and since when. */
export const rollEntry = (visit: Visit): RollEntry => {
  const { visitId, visitor, host, checkedInAt, checkedInGateId } = visit;
  return {
    visitId,
    name: [visitor.englishName, visitor.chineseName].filter(Boolean).join(' '),
    ...(host ? { unit: host.unit } : {}),
    ...(checkedInAt === undefined ? {} : { since: checkedInAt }),
    ...(checkedInGateId === undefined ? {} : { gateId: checkedInGateId }),
  };
};

/** Who is inside: the last list, and what this device recorded after it. The name of a visitor who came in here is not kept. */
export function insideNow(roll: Roll, recorded: readonly Recorded[]): readonly RollEntry[] {
  const asOf = Date.parse(roll.asOf) / 1000;
  const inside = new Map(roll.entries.map((entry) => [entry.visitId, entry]));
  for (const passage of recorded.filter(({ at }) => at >= asOf)) {
    const visitId = passage.visitId ?? passage.scanId;
    if (!cameIn(passage)) inside.delete(visitId);
    else if (!inside.has(visitId))
      inside.set(visitId, {
        visitId,
        name: '',
        since: new Date(passage.at * 1000).toISOString(),
        gateId: passage.gateId,
      });
  }
  return [...inside.values()];
}

/** In the order of an assembly point: who is missing first, then by unit and name. */
export const inOrder = (
  entries: readonly RollEntry[],
  isTicked: (visitId: string) => boolean,
): readonly RollEntry[] =>
  [...entries].sort(
    (one, other) =>
      Number(isTicked(one.visitId)) - Number(isTicked(other.visitId)) ||
      (one.unit ?? '').localeCompare(other.unit ?? '', undefined, { numeric: true }) ||
      one.name.localeCompare(other.name),
  );
