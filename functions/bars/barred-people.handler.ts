import { apiHandler } from '../edge/api-handler.ts';
import { barRoutes } from './bar-routes.ts';
import { barAtFirm, barAtSite } from './api/requests.ts';
import { wireBars } from './wire.ts';

const { deps, audit } = wireBars();

const atSite = barRoutes(deps, barAtSite, ({ caller: { firmId }, siteId }) => ({ firmId, siteId }));
const atFirm = barRoutes(deps, barAtFirm, ({ caller: { firmId } }) => ({ firmId }));

/** People who are not admitted, at a site or at all sites of the firm. */
export const handler = apiHandler(
  audit.watch({
    listBarredPeople: atSite.list,
    barPerson: atSite.bar,
    reviewBarredPerson: atSite.review,
    unbarPerson: atSite.lift,
    listBarredByFirm: atFirm.list,
    barByFirm: atFirm.bar,
    reviewBarredByFirm: atFirm.review,
    unbarByFirm: atFirm.lift,
  }),
);
