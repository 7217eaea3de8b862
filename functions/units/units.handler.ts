import { apiHandler } from '../edge/api-handler.ts';
import { memberIdField, unitIdField } from '../edge/id-fields.ts';
import { pageAnswer } from '../edge/list-page.ts';
import type { Respond } from '../edge/respond.ts';
import { atSite, shows, withBody, withId, withQuery } from '../edge/route-helpers.ts';
import { refuseRemoved } from '../members/refuse-removed.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import { newResidentLink, residentEnrolment, unitListQuery, unitRows } from './api/requests.ts';
import { unitView } from './api/view.ts';
import { changeUnits } from './change-units.ts';
import { enrolResident, makeResidentLink } from './enrol-resident.ts';
import { listUnits } from './list-units.ts';
import { removeResident, removeUnit } from './remove-units.ts';
import type { UnitSite } from './unit.ts';
import { wireUnits } from './wire.ts';

const { deps, getSite, audit } = wireUnits();

/** An authorization is cached for a minute: a change is refused where the caller is no longer of the office. */
const ifStillOffice =
  (name: 'changeUnits' | 'removeUnit' | 'removeResident' | 'makeResidentLink', respond: Respond): Respond =>
  async (request) =>
    (await refuseRemoved(deps.units, request.caller, name, request.siteId)) ?? respond(request);

const gone = { ok: true, status: 204 } as const;
const siteOf = ({ firmId, siteId }: UnitSite): UnitSite => ({ firmId, siteId });

/** Units of a site and their residents, for its office. */
export const handler = apiHandler(
  audit.watch({
    listUnits: withQuery(unitListQuery, (query, request) =>
      atSite(getSite, async (site) => {
        const list = await listUnits(deps, siteOf(site), query);
        return list.ok ? pageAnswer(list.page.units.map(unitView), list) : list;
      })(request),
    ),
    changeUnits: ifStillOffice(
      'changeUnits',
      withBody(unitRows, ({ rows }, request) =>
        atSite(getSite, async (site) => shows({ items: await changeUnits(deps, siteOf(site), rows) }))(
          request,
        ),
      ),
    ),
    removeUnit: ifStillOffice(
      'removeUnit',
      atSite(getSite, (site, request) =>
        withId('unitId', unitIdField, 'unit_not_found', async (unitId) => {
          const removed = await removeUnit(deps, siteOf(site), unitId);
          return removed.ok ? gone : removed;
        })(request),
      ),
    ),
    makeResidentLink: ifStillOffice(
      'makeResidentLink',
      withBody(newResidentLink, ({ label }, request) =>
        atSite(getSite, (site) =>
          withId('unitId', unitIdField, 'unit_not_found', async (unitId, { caller }) => {
            const made = await makeResidentLink(deps, caller, siteOf(site), unitId, label);
            if (!made.ok) return made;
            return shows({ token: made.token, expiresAt: toRfc3339(made.expiresAt) }, 201);
          })(request),
        )(request),
      ),
    ),
    enrolResident: withBody(residentEnrolment, async ({ token }, { headers }) => {
      const done = await enrolResident(deps, token, headers['authorization']);
      if (!done.ok) return done;
      const { unitId, unit, since } = done.tenancy;
      return shows({ siteId: done.site.siteId, unitId, unit, since: toRfc3339(since) }, 201);
    }),
    removeResident: ifStillOffice(
      'removeResident',
      atSite(getSite, (site, request) =>
        withId('unitId', unitIdField, 'unit_not_found', (unitId, asked) =>
          withId('memberId', memberIdField, 'member_not_found', async (memberId) => {
            const removed = await removeResident(deps, siteOf(site), unitId, memberId);
            return removed.ok ? gone : removed;
          })(asked),
        )(request),
      ),
    ),
  }),
);
