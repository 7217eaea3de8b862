import { randomBytes } from 'node:crypto';
import { apiHandler } from '../edge/api-handler.ts';
import type { ApiRequest } from '../edge/respond.ts';
import { count } from '../edge/count.ts';
import { pageAnswer, readPage } from '../edge/list-page.ts';
import { readEnvironment } from '../edge/environment.ts';
import { emptyBody } from '../edge/fields.ts';
import { scannerIdField } from '../edge/id-fields.ts';
import { parseBody, parseFields } from '../edge/parse-request.ts';
import { databaseClient } from '../edge/store-clients.ts';
import { systemClock, toRfc3339 } from '../kernel/clock.ts';
import { failure } from '../kernel/problems.ts';
import { enrolScanner, makeEnrolmentCode, type EnrolDeps } from './enrol-scanner.ts';
import { enrolmentSecretBytes } from './enrolment-code.ts';
import { memberAdministrationTable } from '../members/member-administration-table.ts';
import { registryTable } from '../registry/registry-table.ts';
import { enrolmentRequest, scannerListQuery } from './api/requests.ts';
import { scannerTable } from './scanner-table.ts';
import { enrolledView, scannerView } from './api/view.ts';

const { REGISTRY_TABLE } = readEnvironment('REGISTRY_TABLE');
const database = databaseClient();
const registry = registryTable(database, REGISTRY_TABLE);
const scanners = scannerTable(database, REGISTRY_TABLE);
const deps: EnrolDeps = {
  ...registry,
  ...memberAdministrationTable(database, REGISTRY_TABLE),
  scanners,
  clock: systemClock,
  newSecret: () => randomBytes(enrolmentSecretBytes),
};

const siteOf = ({ caller, siteId }: ApiRequest) => registry.getSite(caller.firmId, siteId);

/** Scanners of a site: how they enrol, who they are, and how they are revoked. */
export const handler = apiHandler({
  makeEnrolmentCode: async (request) => {
    const body = parseBody(emptyBody, request.body);
    if (!body.ok) return body;
    const site = await siteOf(request);
    if (!site) return failure('site_not_found');
    const { enrolmentCode, expiresAt } = await makeEnrolmentCode(deps, request.caller, site.siteId);
    return { ok: true, status: 201, body: { enrolmentCode, expiresAt: toRfc3339(expiresAt) } };
  },
  enrolScanner: async ({ body }) => {
    const request = parseBody(enrolmentRequest, body);
    if (!request.ok) return request;
    const outcome = await enrolScanner(deps, request.value);
    if (outcome.ok) return { ok: true, status: 201, body: enrolledView(outcome.scanner) };
    count('RefusedScanners', outcome.reason);
    return failure('enrolment_refused');
  },
  listScanners: async (request) => {
    const query = parseFields(scannerListQuery, request.query);
    if (!query.ok) return query;
    const site = await siteOf(request);
    if (!site) return failure('site_not_found');
    const { limit, cursor } = query.value;
    const list = await readPage(`${site.firmId}/${site.siteId}/scanners`, cursor, (from) =>
      scanners.list(site, { limit, ...from }),
    );
    return list.ok ? pageAnswer(list.page.scanners.map(scannerView), list) : list;
  },
  revokeScanner: async (asked) => {
    const { caller, siteId, path } = asked;
    const request = parseBody(emptyBody, asked.body);
    if (!request.ok) return request;
    if (!(await siteOf(asked))) return failure('site_not_found');
    const scannerId = scannerIdField.safeParse(path['scannerId']);
    if (!scannerId.success) return failure('scanner_not_found');
    const by = { revokedAt: systemClock(), revokedBy: caller.memberId };
    const revoked = await scanners.revoke({ firmId: caller.firmId, siteId }, scannerId.data, by);
    return revoked ? { ok: true, status: 200, body: scannerView(revoked) } : failure('scanner_not_found');
  },
});
