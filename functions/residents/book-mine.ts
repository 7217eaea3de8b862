import type { Caller } from '../edge/access.ts';
import { defined } from '../kernel/defined.ts';
import { failure, type Failure, invalidField } from '../kernel/problems.ts';
import { preRegister } from '../front-desk/pre-register.ts';
import { createSeries } from '../recurring/recurring-visits.ts';
import type { Series } from '../recurring/series.ts';
import type { Site, Tenancy } from '../registry/firm.ts';
import { readCompanions } from '../visits/companions.ts';
import type { Visit } from '../visits/visit.ts';
import type { MyBooking, MyNewSeries } from './api/requests.ts';
import { isFull } from './list-mine.ts';
import type { Own } from './own.ts';
import { tenancyOf, type Resident } from './resident.ts';

type Asked = { readonly ok: true; readonly site: Site; readonly host: Host } | Failure;
interface Host {
  readonly unit: string;
  readonly name?: string;
}

/** The host of what a resident books: one of their own units, the only one where none is named. */
async function hostFor(own: Own, host: MyBooking['host']): Promise<Asked> {
  const { firmId, siteId } = own.resident;
  const site = await own.getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const tenancy = unitAsked(own.resident, host?.unit);
  if ('code' in tenancy) return tenancy;
  if (await isFull(own, site, tenancy)) return failure('too_many_visits');
  return { ok: true, site, host: { unit: tenancy.unit, ...defined({ name: host?.name }) } };
}

function unitAsked(resident: Resident, unit: string | undefined): Tenancy | Failure {
  const [only, second] = resident.units;
  if (unit !== undefined) return tenancyOf(resident, unit) ?? failure('unit_not_yours');
  return only && !second ? only : invalidField('host.unit', 'is required where you act for several units');
}

/** A resident books a visit to their own unit. A try that was repeated shows nothing that has left the unit since. */
export async function bookMyVisit(
  own: Own,
  caller: Caller,
  { host, ...booking }: MyBooking,
  idempotencySeed?: string,
): Promise<{ readonly ok: true; readonly visit: Visit; readonly companions: readonly Visit[] } | Failure> {
  const asked = await hostFor(own, host);
  if (!asked.ok) return asked;
  const { site } = asked;
  const made = await preRegister(own, caller, site.siteId, { ...booking, host: asked.host }, idempotencySeed);
  if (!made.ok || made.result === 'created') return made;
  const visit = await own.visits.get(site, made.visit.visitId);
  if (!visit) return failure('visit_not_found');
  return { ok: true, visit, companions: await readCompanions(own.visits, site, visit) };
}

/** A resident lets somebody come again and again: a rule for their own unit. */
export async function createMySeries(
  own: Own,
  caller: Caller,
  { host, ...rule }: MyNewSeries,
  idempotencySeed?: string,
): Promise<{ readonly ok: true; readonly series: Series } | Failure> {
  const asked = await hostFor(own, host);
  if (!asked.ok) return asked;
  return createSeries(own, caller, asked.site.siteId, { ...rule, host: asked.host }, idempotencySeed);
}
