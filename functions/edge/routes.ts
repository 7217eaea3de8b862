/** The role of a member decides what it may do. */
export type MemberRole = 'admin' | 'manager' | 'guard' | 'integration' | 'host';

/**
 * The role of a caller: a member, or a scanner that signs its own tokens. A `revoked_scanner` was revoked within the last
 * day: it may deliver the passages that it still holds, and nothing else.
 */
export type Role = MemberRole | 'scanner' | 'revoked_scanner';

/** The name of a deployed function that answers routes. */
export type ApiFunction =
  | 'scan'
  | 'choice'
  | 'visits'
  | 'invitations'
  | 'recurring-visits'
  | 'import'
  | 'exports'
  | 'holds'
  | 'corrections'
  | 'deletion-certificates'
  | 'my-data'
  | 'access-requests'
  | 'sites'
  | 'site-administration'
  | 'members'
  | 'units'
  | 'my-visits'
  | 'scanners'
  | 'passages'
  | 'roll-call'
  | 'barred-people'
  | 'offline-pack'
  | 'audit'
  | 'key-bundle'
  | 'health';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path below the stage `v1`, as API Gateway writes it. */
  readonly path: string;
  readonly function: ApiFunction;
  /** Roles that may call it; `public` needs no token. */
  readonly roles: readonly Role[] | 'public';
  /** True where the route takes a JSON body. */
  readonly body: boolean;
  /** True where it takes query parameters. */
  readonly query?: true;
  /**
   * Requests per second, and at the same time, that the stage accepts on this route. Without it the limits of the stage
   * apply.
   */
  readonly throttle?: { readonly rate: number; readonly burst: number };
  /** True where it takes an `Idempotency-Key`: every POST that is not safe to repeat. */
  readonly idempotencyKey?: true;
  /** Set where the route will go away. Its answers then have deprecation headers. */
  readonly deprecated?: Deprecation;
}

/** A notice, at least six months long, that a route will go away (docs/api.md, "Changes"). */
export interface Deprecation {
  /** Days in UTC, such as `2026-11-23`: the announcement, and the day after which the route may be removed. */
  readonly since: string;
  readonly sunset: string;
  /** Address of the page that says what to use instead. */
  readonly link: string;
}

const everyone = ['admin', 'manager', 'guard', 'integration', 'scanner'] as const;
const atTheGate = ['admin', 'manager', 'guard', 'scanner'] as const;
/** Members of a firm, and no device. */
const members = ['admin', 'manager', 'guard', 'integration'] as const;
const office = ['admin', 'manager'] as const;
const admins = ['admin'] as const;
const bookers = ['admin', 'manager', 'integration'] as const;
/** Residents and tenants, about their own unit alone (docs/decisions/255). No other route is open to them. */
const hosts = ['host'] as const;
/** Whoever has signed in. */
const signedIn = [...members, ...hosts] as const;
/** Devices alone: what they get here has keys, and no member may have them. */
const scanners = ['scanner'] as const;
/** Who may deliver passages that were signed before (docs/decisions/223). */
const passageSenders = ['scanner', 'revoked_scanner'] as const;
const anybody = 'public';
/** Of a public route: hundreds of visitors open their invitations before an event, and nobody may take all of the stage. */
const forVisitors = { throttle: { rate: 50, burst: 100 } } as const;
/** Of a public route that somebody could try to guess at. */
const slowly = { throttle: { rate: 10, burst: 20 } } as const;

type Roles = Route['roles'];
type More = Pick<Route, 'query' | 'idempotencyKey' | 'throttle' | 'deprecated'>;

const routeOf =
  <const Method extends Route['method'], const Body extends boolean>(method: Method, body: Body) =>
  <const Path extends string>(path: Path, answeredBy: ApiFunction, roles: Roles, more: More = {}) =>
    ({ method, path, function: answeredBy, roles, body, ...more }) as const;
const get = routeOf('GET', false);
const post = routeOf('POST', true);
const patch = routeOf('PATCH', true);
const remove = routeOf('DELETE', false);

/** Takes query parameters. */
const list = { query: true } as const;
/** A route that accepts an `Idempotency-Key`. */
const notRepeatable = { idempotencyKey: true } as const;

/** Where many paths begin. They are written once, because the bundle of the scan has a limit. */
const site = '/sites/{siteId}';
const visits = `${site}/visits` as const;
const aVisit = `${visits}/{visitId}` as const;
const series = `${site}/recurring-visits` as const;
const units = `${site}/units` as const;
const myVisits = `${site}/my-visits` as const;
const mySeries = `${site}/my-recurring-visits` as const;

/**
 * Every route of the API: the one list that the deployed API, the authorizer's decision and the handlers' own check come
 * from. Adding a route starts here.
 */
export const routes = {
  recordScan: post(`${site}/scans`, 'scan', atTheGate),
  chooseVisit: post(`${site}/scans/{scanId}/choice`, 'choice', atTheGate),
  recordPassages: post(`${site}/passages`, 'passages', passageSenders),
  listPassages: get(`${site}/passages`, 'passages', office, list),
  resolvePassage: post(`${site}/passages/{scanId}/resolution`, 'passages', office),
  preRegister: post(visits, 'visits', bookers, notRepeatable),
  recordWalkIn: post(`${site}/walk-ins`, 'visits', atTheGate, notRepeatable),
  importVisits: post(`${visits}/import`, 'import', bookers),
  listVisits: get(visits, 'visits', everyone, list),
  searchVisits: post(`${visits}/search`, 'visits', atTheGate),
  getVisit: get(aVisit, 'visits', everyone),
  editVisit: patch(aVisit, 'visits', bookers),
  checkIn: post(`${aVisit}/check-in`, 'visits', atTheGate, notRepeatable),
  checkOut: post(`${aVisit}/check-out`, 'visits', atTheGate, notRepeatable),
  undoPassage: post(`${aVisit}/undo`, 'visits', atTheGate, notRepeatable),
  checkInCompanions: post(`${aVisit}/companions/check-in`, 'visits', atTheGate, notRepeatable),
  makePin: post(`${aVisit}/invitation-pin`, 'visits', bookers),
  invite: post(`${aVisit}/invitation`, 'invitations', bookers),
  revokeInvitation: remove(`${aVisit}/invitation`, 'invitations', bookers),
  viewInvitation: post('/invitations/view', 'invitations', anybody, forVisitors),
  correctInvitedName: post('/invitations/correction', 'invitations', anybody, forVisitors),
  declineInvitation: post('/invitations/decline', 'invitations', anybody, forVisitors),
  showInvitationPin: post('/invitations/pin', 'invitations', anybody, forVisitors),
  recordConsent: post(`${aVisit}/consent`, 'visits', atTheGate, notRepeatable),
  cancelVisit: post(`${aVisit}/cancellation`, 'visits', bookers, notRepeatable),
  approveVisit: post(`${aVisit}/approval`, 'visits', office, notRepeatable),
  refuseVisit: post(`${aVisit}/refusal`, 'visits', office, notRepeatable),
  createSeries: post(series, 'recurring-visits', bookers, notRepeatable),
  listSeries: get(series, 'recurring-visits', bookers, list),
  getSeries: get(`${series}/{seriesId}`, 'recurring-visits', bookers),
  cancelSeries: post(`${series}/{seriesId}/cancellation`, 'recurring-visits', bookers, notRepeatable),
  createExport: post(`${site}/exports`, 'exports', office, notRepeatable),
  listExports: get(`${site}/exports`, 'exports', office, list),
  readExport: get(`${site}/exports/{exportId}/visits`, 'exports', office, list),
  correctVisit: post(`${aVisit}/corrections`, 'corrections', office, notRepeatable),
  listCorrections: get(`${aVisit}/corrections`, 'corrections', office),
  askHold: post(`${site}/holds`, 'holds', office, notRepeatable),
  listHolds: get(`${site}/holds`, 'holds', office, list),
  getHold: get(`${site}/holds/{holdId}`, 'holds', office),
  decideHold: post(`${site}/holds/{holdId}/approval`, 'holds', office, notRepeatable),
  renewHold: post(`${site}/holds/{holdId}/renewal`, 'holds', office, notRepeatable),
  endHold: post(`${site}/holds/{holdId}/end`, 'holds', office, notRepeatable),
  listDeletionCertificates: get(`${site}/deletion-certificates`, 'deletion-certificates', office, list),
  listNumbers: get(`${site}/numbers`, 'deletion-certificates', office, list),
  listOnSite: get(`${site}/on-site`, 'visits', atTheGate, list),
  addTicks: post(`${site}/roll-call/ticks`, 'roll-call', atTheGate),
  listTicks: get(`${site}/roll-call/ticks`, 'roll-call', atTheGate, list),
  getSession: get('/session', 'sites', signedIn),
  getFirm: get('/firm', 'sites', members),
  changeFirm: patch('/firm', 'site-administration', admins),
  listSites: get('/sites', 'sites', everyone, list),
  getSite: get(site, 'sites', everyone),
  createSite: post('/sites', 'site-administration', admins),
  changeSite: patch(site, 'site-administration', admins),
  listGates: get(`${site}/gates`, 'sites', everyone),
  addGate: post(`${site}/gates`, 'site-administration', admins),
  changeGate: patch(`${site}/gates/{gateId}`, 'site-administration', admins),
  removeGate: remove(`${site}/gates/{gateId}`, 'site-administration', admins),
  privacyNotice: get(`${site}/privacy-notice`, 'sites', anybody),
  listNoticeVersions: get(`${site}/privacy-notice/versions`, 'sites', anybody, list),
  showMyData: post(`${site}/my-data`, 'my-data', anybody, slowly),
  listBarredPeople: get(`${site}/barred-people`, 'barred-people', office, list),
  barPerson: post(`${site}/barred-people`, 'barred-people', office),
  reviewBarredPerson: post(`${site}/barred-people/{barredId}/review`, 'barred-people', office),
  unbarPerson: remove(`${site}/barred-people/{barredId}`, 'barred-people', office),
  listBarredByFirm: get('/barred-people', 'barred-people', admins, list),
  barByFirm: post('/barred-people', 'barred-people', admins),
  reviewBarredByFirm: post('/barred-people/{barredId}/review', 'barred-people', admins),
  unbarByFirm: remove('/barred-people/{barredId}', 'barred-people', admins),
  createAccessRequest: post('/access-requests', 'access-requests', office, notRepeatable),
  listAccessRequests: get('/access-requests', 'access-requests', office, list),
  getAccessRequest: get('/access-requests/{requestId}', 'access-requests', office),
  changeAccessRequest: post('/access-requests/{requestId}/state', 'access-requests', office),
  makeEnrolmentCode: post(`${site}/scanners/enrolment-codes`, 'scanners', office),
  enrolScanner: post('/scanner-enrolments', 'scanners', anybody, slowly),
  listScanners: get(`${site}/scanners`, 'scanners', office, list),
  tellScannerStatus: post(`${site}/scanner-status`, 'scanners', scanners),
  revokeScanner: post(`${site}/scanners/{scannerId}/revocation`, 'scanners', office),
  offlinePack: get(`${site}/offline-pack`, 'offline-pack', scanners, list),
  listMembers: get('/members', 'members', admins, list),
  addMember: post('/members', 'members', admins),
  getMember: get('/members/{memberId}', 'members', admins),
  changeMember: patch('/members/{memberId}', 'members', admins),
  removeMember: remove('/members/{memberId}', 'members', admins),
  listUnits: get(units, 'units', office, list),
  changeUnits: post(units, 'units', office),
  removeUnit: remove(`${units}/{unitId}`, 'units', office),
  removeResident: remove(`${units}/{unitId}/residents/{memberId}`, 'units', office),
  makeResidentLink: post(`${units}/{unitId}/enrolment-links`, 'units', office),
  enrolResident: post('/resident-enrolments', 'units', anybody, slowly),
  listMyVisits: get(myVisits, 'my-visits', hosts, list),
  bookMyVisit: post(myVisits, 'my-visits', hosts, notRepeatable),
  getMyVisit: get(`${myVisits}/{visitId}`, 'my-visits', hosts),
  editMyVisit: patch(`${myVisits}/{visitId}`, 'my-visits', hosts),
  decideMyVisit: post(`${myVisits}/{visitId}/decision`, 'my-visits', hosts),
  makeMyPin: post(`${myVisits}/{visitId}/invitation-pin`, 'my-visits', hosts),
  inviteMine: post(`${myVisits}/{visitId}/invitation`, 'my-visits', hosts),
  revokeMyInvitation: remove(`${myVisits}/{visitId}/invitation`, 'my-visits', hosts),
  listMySeries: get(mySeries, 'my-visits', hosts, list),
  createMySeries: post(mySeries, 'my-visits', hosts, notRepeatable),
  getMySeries: get(`${mySeries}/{seriesId}`, 'my-visits', hosts),
  cancelMySeries: remove(`${mySeries}/{seriesId}`, 'my-visits', hosts),
  listAudit: get('/audit', 'audit', office, list),
  listAuditReads: get('/audit/reads', 'audit', office, list),
  keyBundle: get('/key-bundle', 'key-bundle', everyone),
  health: get('/health', 'health', anybody),
  openApi: get('/openapi.json', 'health', anybody),
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
