/** What a member may do follows from its role. */
export type MemberRole = 'admin' | 'manager' | 'guard' | 'integration';

/** Of whoever calls: a member, or a scanner that signs for itself. */
export type Role = MemberRole | 'scanner';

/** The name of a deployed function that answers routes. */
export type ApiFunction =
  | 'scan'
  | 'choice'
  | 'visits'
  | 'recurring-visits'
  | 'import'
  | 'exports'
  | 'sites'
  | 'site-administration'
  | 'members'
  | 'scanners'
  | 'barred-people'
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
  /** Requests a second, and at once, that the stage takes of this route alone; without it the stage's own limits hold. */
  readonly throttle?: { readonly rate: number; readonly burst: number };
  /** True where it heeds `Idempotency-Key`: every POST that sending it again would do again. */
  readonly idempotencyKey?: true;
  /** There where the route will go; its answers say so from then on. */
  readonly deprecated?: Deprecation;
}

/** A farewell of at least six months (docs/api.md, "Changes"). */
export interface Deprecation {
  /** Days in UTC, `2026-11-23`: when it was announced, and after which it may be gone. */
  readonly since: string;
  readonly sunset: string;
  /** Address of the page that says what to use instead. */
  readonly link: string;
}

const everyone = ['admin', 'manager', 'guard', 'integration', 'scanner'] as const;
const atTheGate = ['admin', 'manager', 'guard', 'scanner'] as const;
const office = ['admin', 'manager'] as const;
const admins = ['admin'] as const;
const bookers = ['admin', 'manager', 'integration'] as const;

/**
 * Every route of the API: the one list that the deployed API, the authorizer's decision and the handlers' own check come
 * from. Adding a route starts here.
 */
export const routes = {
  recordScan: {
    method: 'POST',
    path: '/sites/{siteId}/scans',
    function: 'scan',
    roles: atTheGate,
    body: true,
  },
  chooseVisit: {
    method: 'POST',
    path: '/sites/{siteId}/scans/{scanId}/choice',
    function: 'choice',
    roles: atTheGate,
    body: true,
  },
  preRegister: {
    method: 'POST',
    path: '/sites/{siteId}/visits',
    function: 'visits',
    roles: bookers,
    body: true,
    idempotencyKey: true,
  },
  recordWalkIn: {
    method: 'POST',
    path: '/sites/{siteId}/walk-ins',
    function: 'visits',
    roles: atTheGate,
    body: true,
    idempotencyKey: true,
  },
  importVisits: {
    method: 'POST',
    path: '/sites/{siteId}/visits/import',
    function: 'import',
    roles: bookers,
    body: true,
  },
  listVisits: {
    method: 'GET',
    path: '/sites/{siteId}/visits',
    function: 'visits',
    roles: everyone,
    body: false,
    query: true,
  },
  searchVisits: {
    method: 'POST',
    path: '/sites/{siteId}/visits/search',
    function: 'visits',
    roles: atTheGate,
    body: true,
  },
  getVisit: {
    method: 'GET',
    path: '/sites/{siteId}/visits/{visitId}',
    function: 'visits',
    roles: everyone,
    body: false,
  },
  editVisit: {
    method: 'PATCH',
    path: '/sites/{siteId}/visits/{visitId}',
    function: 'visits',
    roles: bookers,
    body: true,
  },
  checkIn: {
    method: 'POST',
    path: '/sites/{siteId}/visits/{visitId}/check-in',
    function: 'visits',
    roles: atTheGate,
    body: true,
    idempotencyKey: true,
  },
  checkOut: {
    method: 'POST',
    path: '/sites/{siteId}/visits/{visitId}/check-out',
    function: 'visits',
    roles: atTheGate,
    body: true,
    idempotencyKey: true,
  },
  undoPassage: {
    method: 'POST',
    path: '/sites/{siteId}/visits/{visitId}/undo',
    function: 'visits',
    roles: atTheGate,
    body: true,
    idempotencyKey: true,
  },
  checkInCompanions: {
    method: 'POST',
    path: '/sites/{siteId}/visits/{visitId}/companions/check-in',
    function: 'visits',
    roles: atTheGate,
    body: true,
    idempotencyKey: true,
  },
  makePin: {
    method: 'POST',
    path: '/sites/{siteId}/visits/{visitId}/invitation-pin',
    function: 'visits',
    roles: bookers,
    body: true,
  },
  cancelVisit: {
    method: 'POST',
    path: '/sites/{siteId}/visits/{visitId}/cancellation',
    function: 'visits',
    roles: bookers,
    body: true,
    idempotencyKey: true,
  },
  approveVisit: {
    method: 'POST',
    path: '/sites/{siteId}/visits/{visitId}/approval',
    function: 'visits',
    roles: office,
    body: true,
    idempotencyKey: true,
  },
  refuseVisit: {
    method: 'POST',
    path: '/sites/{siteId}/visits/{visitId}/refusal',
    function: 'visits',
    roles: office,
    body: true,
    idempotencyKey: true,
  },
  createSeries: {
    method: 'POST',
    path: '/sites/{siteId}/recurring-visits',
    function: 'recurring-visits',
    roles: bookers,
    body: true,
    idempotencyKey: true,
  },
  listSeries: {
    method: 'GET',
    path: '/sites/{siteId}/recurring-visits',
    function: 'recurring-visits',
    roles: bookers,
    body: false,
    query: true,
  },
  getSeries: {
    method: 'GET',
    path: '/sites/{siteId}/recurring-visits/{seriesId}',
    function: 'recurring-visits',
    roles: bookers,
    body: false,
  },
  cancelSeries: {
    method: 'POST',
    path: '/sites/{siteId}/recurring-visits/{seriesId}/cancellation',
    function: 'recurring-visits',
    roles: bookers,
    body: true,
    idempotencyKey: true,
  },
  createExport: {
    method: 'POST',
    path: '/sites/{siteId}/exports',
    function: 'exports',
    roles: office,
    body: true,
    idempotencyKey: true,
  },
  listExports: {
    method: 'GET',
    path: '/sites/{siteId}/exports',
    function: 'exports',
    roles: office,
    body: false,
    query: true,
  },
  readExport: {
    method: 'GET',
    path: '/sites/{siteId}/exports/{exportId}/visits',
    function: 'exports',
    roles: office,
    body: false,
    query: true,
  },
  listOnSite: {
    method: 'GET',
    path: '/sites/{siteId}/on-site',
    function: 'visits',
    roles: atTheGate,
    body: false,
    query: true,
  },
  listSites: {
    method: 'GET',
    path: '/sites',
    function: 'sites',
    roles: everyone,
    body: false,
    query: true,
  },
  getSite: { method: 'GET', path: '/sites/{siteId}', function: 'sites', roles: everyone, body: false },
  createSite: {
    method: 'POST',
    path: '/sites',
    function: 'site-administration',
    roles: admins,
    body: true,
  },
  changeSite: {
    method: 'PATCH',
    path: '/sites/{siteId}',
    function: 'site-administration',
    roles: admins,
    body: true,
  },
  listGates: {
    method: 'GET',
    path: '/sites/{siteId}/gates',
    function: 'sites',
    roles: everyone,
    body: false,
  },
  addGate: {
    method: 'POST',
    path: '/sites/{siteId}/gates',
    function: 'site-administration',
    roles: admins,
    body: true,
  },
  changeGate: {
    method: 'PATCH',
    path: '/sites/{siteId}/gates/{gateId}',
    function: 'site-administration',
    roles: admins,
    body: true,
  },
  removeGate: {
    method: 'DELETE',
    path: '/sites/{siteId}/gates/{gateId}',
    function: 'site-administration',
    roles: admins,
    body: false,
  },
  privacyNotice: {
    method: 'GET',
    path: '/sites/{siteId}/privacy-notice',
    function: 'sites',
    roles: 'public',
    body: false,
  },
  listBarredPeople: {
    method: 'GET',
    path: '/sites/{siteId}/barred-people',
    function: 'barred-people',
    roles: office,
    body: false,
    query: true,
  },
  barPerson: {
    method: 'POST',
    path: '/sites/{siteId}/barred-people',
    function: 'barred-people',
    roles: office,
    body: true,
  },
  reviewBarredPerson: {
    method: 'POST',
    path: '/sites/{siteId}/barred-people/{barredId}/review',
    function: 'barred-people',
    roles: office,
    body: true,
  },
  unbarPerson: {
    method: 'DELETE',
    path: '/sites/{siteId}/barred-people/{barredId}',
    function: 'barred-people',
    roles: office,
    body: false,
  },
  listBarredByFirm: {
    method: 'GET',
    path: '/barred-people',
    function: 'barred-people',
    roles: ['admin'],
    body: false,
    query: true,
  },
  barByFirm: {
    method: 'POST',
    path: '/barred-people',
    function: 'barred-people',
    roles: ['admin'],
    body: true,
  },
  reviewBarredByFirm: {
    method: 'POST',
    path: '/barred-people/{barredId}/review',
    function: 'barred-people',
    roles: ['admin'],
    body: true,
  },
  unbarByFirm: {
    method: 'DELETE',
    path: '/barred-people/{barredId}',
    function: 'barred-people',
    roles: ['admin'],
    body: false,
  },
  makeEnrolmentCode: {
    method: 'POST',
    path: '/sites/{siteId}/scanners/enrolment-codes',
    function: 'scanners',
    roles: office,
    body: true,
  },
  enrolScanner: {
    method: 'POST',
    path: '/scanner-enrolments',
    function: 'scanners',
    roles: 'public',
    body: true,
    throttle: { rate: 10, burst: 20 },
  },
  listScanners: {
    method: 'GET',
    path: '/sites/{siteId}/scanners',
    function: 'scanners',
    roles: office,
    body: false,
    query: true,
  },
  revokeScanner: {
    method: 'POST',
    path: '/sites/{siteId}/scanners/{scannerId}/revocation',
    function: 'scanners',
    roles: office,
    body: true,
  },
  listMembers: {
    method: 'GET',
    path: '/members',
    function: 'members',
    roles: admins,
    body: false,
    query: true,
  },
  addMember: { method: 'POST', path: '/members', function: 'members', roles: admins, body: true },
  getMember: { method: 'GET', path: '/members/{memberId}', function: 'members', roles: admins, body: false },
  changeMember: {
    method: 'PATCH',
    path: '/members/{memberId}',
    function: 'members',
    roles: admins,
    body: true,
  },
  removeMember: {
    method: 'DELETE',
    path: '/members/{memberId}',
    function: 'members',
    roles: admins,
    body: false,
  },
  keyBundle: { method: 'GET', path: '/key-bundle', function: 'key-bundle', roles: everyone, body: false },
  health: { method: 'GET', path: '/health', function: 'health', roles: 'public', body: false },
  openApi: { method: 'GET', path: '/openapi.json', function: 'health', roles: 'public', body: false },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
