import { defined } from '../../kernel/defined.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { Shown } from '../../edge/response-fields.ts';
import type { ShownUnit } from '../list-units.ts';
import type { unitResponse } from './responses.ts';

/** A unit with its residents, as the office sees it. */
export function unitView({ unit, residents }: ShownUnit): Shown<typeof unitResponse> {
  const { unitId, siteId, unit: name, createdAt } = unit;
  return {
    unitId,
    siteId,
    unit: name,
    residents: residents.map(({ memberId, issuer, subject, label, units = [] }) => ({
      memberId,
      issuer,
      subject,
      ...defined({ label }),
      since: toRfc3339(units.find((tenancy) => tenancy.unitId === unitId)?.since ?? createdAt),
    })),
    createdAt: toRfc3339(createdAt),
  };
}
