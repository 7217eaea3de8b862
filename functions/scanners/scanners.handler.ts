import { apiHandler } from '../edge/api-handler.ts';
import { conditional } from '../edge/conditional.ts';
import { count } from '../edge/count.ts';
import { emptyBody } from '../edge/fields.ts';
import { scannerIdField } from '../edge/id-fields.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { atSite, shows, withBody, withId, withQuery } from '../edge/route-helpers.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import { failure } from '../kernel/problems.ts';
import { enrolmentRequest, scannerListQuery, scannerStatus } from './api/requests.ts';
import { enrolledView, scannerView } from './api/view.ts';
import { enrolScanner, makeEnrolmentCode } from './enrol-scanner.ts';
import { listScanners, revokeScanner } from './manage-scanners.ts';
import { tellStatus } from './tell-status.ts';
import { wireScanners } from './wire.ts';

const { deps, audit } = wireScanners();

/** Scanners of a site: how they enrol, who they are, and how they are revoked. */
export const handler = apiHandler(
  audit.watch({
    makeEnrolmentCode: withBody(emptyBody, (_, request) =>
      atSite(deps.getSite, async ({ siteId }, { caller }) => {
        const { enrolmentCode, expiresAt } = await makeEnrolmentCode(deps, caller, siteId);
        return shows({ enrolmentCode, expiresAt: toRfc3339(expiresAt) }, 201);
      })(request),
    ),
    enrolScanner: withBody(enrolmentRequest, async (enrolment) => {
      const outcome = await enrolScanner(deps, enrolment);
      if (outcome.ok) return shows(enrolledView(outcome.scanner), 201);
      count('RefusedScanners', outcome.reason);
      return failure('enrolment_refused');
    }),
    listScanners: conditional(
      withQuery(scannerListQuery, (query, request) =>
        atSite(deps.getSite, async (site) => {
          const list = await listScanners(deps.scanners, site, query);
          return list.ok ? pageAnswer(list.page.scanners.map(scannerView), list) : list;
        })(request),
      ),
    ),
    tellScannerStatus: withBody(scannerStatus, async (status, { caller, siteId }) => {
      const told = await tellStatus(deps, caller, siteId, status);
      return told.ok ? shows({ seenAt: toRfc3339(told.seenAt) }) : told;
    }),
    revokeScanner: withBody(emptyBody, (_, request) =>
      atSite(deps.getSite, (site) =>
        withId('scannerId', scannerIdField, 'scanner_not_found', async (scannerId, { caller }) => {
          const revoked = await revokeScanner(deps, site, scannerId, caller);
          return revoked ? shows(scannerView(revoked)) : failure('scanner_not_found');
        })(request),
      )(request),
    ),
  }),
);
