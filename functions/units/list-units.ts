import { readPage, type PageAsked, type PageRead } from '../edge/list-page.ts';
import { inLanes } from '../kernel/in-lanes.ts';
import type { Failure } from '../kernel/problems.ts';
import type { Member } from '../registry/firm.ts';
import { actsFor, type Unit, type UnitSite } from './unit.ts';
import type { UnitTable } from './unit-table.ts';

/** A unit with the hosts who act for it now. */
export interface ShownUnit {
  readonly unit: Unit;
  readonly residents: readonly Member[];
}

interface ShownPage {
  readonly units: readonly ShownUnit[];
  readonly next?: string;
}

/** Units whose residents are read at the same time. */
const lanes = 10;

/** A page of a site's units with their residents, in the order of the units' compared names. */
export const listUnits = (
  { units }: { readonly units: Pick<UnitTable, 'list' | 'getMember'> },
  site: UnitSite,
  { limit, cursor }: PageAsked,
): Promise<PageRead<ShownPage> | Failure> =>
  readPage(`${site.firmId}/${site.siteId}/units`, cursor, async (from) => {
    const { units: listed, ...rest } = await units.list(site, { limit, ...from });
    const shown = await inLanes(lanes, listed, async (unit): Promise<ShownUnit> => {
      const members = await Promise.all(
        unit.residents.map((memberId) => units.getMember(site.firmId, memberId)),
      );
      const residents = members.filter((member) => member !== undefined && actsFor(member, unit));
      return { unit, residents: residents as readonly Member[] };
    });
    return { units: shown, ...rest };
  });
