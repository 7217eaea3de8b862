import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTPayload,
} from 'jose';
import { mayCall, refuseAccess } from '../../../functions/edge/access.ts';
import { routes, type Role, type RouteName } from '../../../functions/edge/routes.ts';
import { accessPolicy } from '../../../functions/access/access-policy.ts';
import { authorize } from '../../../functions/access/authorize.ts';
import type { Firm, Member } from '../../../functions/registry/firm.ts';
import {
  directoryKey,
  firmItem,
  memberItems,
  memberKey,
  siteItems,
} from '../../../functions/registry/registry-items.ts';
import { siteCache } from '../../../functions/registry/site-cache.ts';
import { privacyNoticeView, siteView } from '../../../functions/sites/api/view.ts';
import { parseTokenIssuers, type TokenIssuer } from '../../../functions/registry/token-issuers.ts';
import { verifyAccessToken, type TrustedIssuer } from '../../../functions/access/verify-access-token.ts';
import type { EpochSeconds, FirmId, MemberId, SiteId } from '../../../functions/kernel/brands.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';

const issuer: TokenIssuer = {
  issuer: 'https://issuer.test',
  jwksUri: 'https://issuer.test/jwks',
  algorithms: ['RS256'],
  tokenType: 'at+jwt',
  audience: 'gatehouse',
};
const cognito: TokenIssuer = {
  issuer: 'https://cognito.test',
  jwksUri: 'https://cognito.test/jwks',
  algorithms: ['RS256'],
  tokenType: 'cognito',
  clientIds: ['client'],
};
let privateKey: CryptoKey;
let trusted: TrustedIssuer[];
beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  ({ privateKey } = pair);
  const keys = createLocalJWKSet({
    keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }],
  });
  trusted = [issuer, cognito].map((one) => ({ issuer: one, keys }));
});

const good = { iss: issuer.issuer, aud: 'gatehouse', sub: 'member', iat: nine, exp: nine + 300 };
const token = (claims: JWTPayload, header: object = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'at+jwt', ...header })
    .sign(privateKey);
const verdict = async (text: string) => verifyAccessToken(text, trusted, nine);

describe('an access token', () => {
  it('is accepted for its subject if it is valid', async () => {
    expect(await verdict(await token(good))).toEqual({ ok: true, issuer: issuer.issuer, subject: 'member' });
  });

  it.each([
    ['from another issuer', { ...good, iss: 'https://other.test' }, 'unknown_issuer'],
    ['for another audience', { ...good, aud: 'other' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['after its end', { ...good, exp: nine - 31 }, 'ERR_JWT_EXPIRED'],
    ['without an end', { ...good, exp: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['without a subject', { ...good, sub: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['with an empty subject', { ...good, sub: '' }, 'no_subject'],
  ])('is refused %s', async (_, claims, reason) => {
    expect(await verdict(await token(claims as JWTPayload))).toEqual({ ok: false, reason });
  });

  it('is refused with another type or algorithm, or without one', async () => {
    expect(await verdict(await token(good, { typ: 'JWT' }))).toMatchObject({ ok: false });
    expect(await verdict(new UnsecuredJWT(good).encode())).toMatchObject({ ok: false });
    const hmac = await new SignJWT(good)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .sign(new Uint8Array(32));
    expect(await verdict(hmac)).toMatchObject({ ok: false, reason: 'ERR_JOSE_ALG_NOT_ALLOWED' });
    expect(await verdict('nonsense')).toEqual({ ok: false, reason: 'unknown_issuer' });
    expect(await verdict('x'.repeat(9000))).toEqual({ ok: false, reason: 'unknown_issuer' });
  });

  it('from Cognito must be an access token of a known client', async () => {
    const claims = {
      ...good,
      iss: cognito.issuer,
      aud: undefined,
      token_use: 'access',
      client_id: 'client',
    } as unknown as JWTPayload;
    expect(await verdict(await token(claims))).toMatchObject({ ok: true });
    expect(await verdict(await token({ ...claims, token_use: 'id' }))).toEqual({
      ok: false,
      reason: 'not_an_access_token',
    });
    expect(await verdict(await token({ ...claims, client_id: 'other' }))).toEqual({
      ok: false,
      reason: 'unknown_client',
    });
  });

  it.each([
    ['gatehouse/visits', true],
    ['openid gatehouse/scan', true],
    ['openid', false],
    ['other-gatehouse/scan', false],
    ['', false],
    [undefined, false],
    [['gatehouse/visits'], false],
  ])('from an issuer known by the API’s scopes, with the scope %s: %s', async (scope, ok) => {
    const pool: TokenIssuer = { ...cognito, clientIds: undefined, scopePrefix: 'gatehouse/' };
    const byScope = trusted.map(({ keys }) => ({ issuer: pool, keys }));
    const claims = { ...good, iss: pool.issuer, aud: undefined, token_use: 'access', scope };
    const judged = await verifyAccessToken(await token(claims as unknown as JWTPayload), byScope, nine);
    expect(judged).toMatchObject(ok ? { ok } : { ok, reason: 'no_scope' });
  });

  it('is not judged if the issuer’s keys cannot be read, which is our fault', async () => {
    const broken = [{ issuer, keys: () => Promise.reject(new TypeError('fetch failed')) }];
    await expect(verifyAccessToken(await token(good), broken, nine)).rejects.toThrow('cannot be read');
  });
});

describe('the list of token issuers', () => {
  it('is JSON with an audience, client ids or a scope for each issuer', () => {
    expect(parseTokenIssuers(JSON.stringify([issuer, cognito]))).toEqual([issuer, cognito]);
    expect(() => parseTokenIssuers('[]')).toThrow();
    expect(() => parseTokenIssuers(JSON.stringify([{ ...issuer, audience: undefined }]))).toThrow();
  });
});

const sitesOf = (...ids: string[]): SiteId[] => ids as SiteId[];

const member: Member = {
  firmId: 'firm' as FirmId,
  memberId: 'm' as MemberId,
  kind: 'person',
  role: 'guard',
  siteIds: sitesOf('tower'),
  issuer: issuer.issuer,
  subject: 'member',
  version: 1,
};
const firm: Firm = { firmId: 'firm' as FirmId, name: 'Firm', status: 'active', admins: 1, tier: 'trial' };

describe('authorization', () => {
  const deps = (changed: { member?: Member; firm?: Firm } = { member, firm }) => ({
    verify: (text: string) =>
      Promise.resolve(
        text === 'good'
          ? { ok: true as const, issuer: 'i', subject: 's' }
          : { ok: false as const, reason: 'bad' },
      ),
    findMember: () => Promise.resolve(changed.member),
    getFirm: () => Promise.resolve(changed.firm),
  });
  it.each([
    ['a member of an active firm', 'Bearer good', deps(), { ok: true, member, firm }],
    ['no header', undefined, deps(), { ok: false, reason: 'no_bearer_token' }],
    ['another scheme', 'Basic good', deps(), { ok: false, reason: 'no_bearer_token' }],
    ['a bad token', 'Bearer bad', deps(), { ok: false, reason: 'bad' }],
    ['a token of an unknown subject', 'Bearer good', deps({ firm }), { ok: false, reason: 'not_a_member' }],
    [
      'a suspended firm',
      'Bearer good',
      deps({ member, firm: { ...firm, status: 'suspended' } }),
      { ok: false, reason: 'firm_suspended' },
    ],
    ['a firm that was deleted', 'Bearer good', deps({ member }), { ok: false, reason: 'no_such_firm' }],
  ])('handles %s', async (_, header, given, expected) => {
    expect(await authorize(given, header)).toEqual(expected);
  });
});

const mayBeCalledBy: Record<RouteName, readonly Role[]> = {
  recordScan: ['admin', 'manager', 'guard', 'scanner'],
  chooseVisit: ['admin', 'manager', 'guard', 'scanner'],
  recordPassages: ['scanner'],
  listPassages: ['admin', 'manager'],
  resolvePassage: ['admin', 'manager'],
  addTicks: ['admin', 'manager', 'guard', 'scanner'],
  listTicks: ['admin', 'manager', 'guard', 'scanner'],
  listAudit: ['admin', 'manager'],
  listAuditReads: ['admin', 'manager'],
  preRegister: ['admin', 'manager', 'integration'],
  recordWalkIn: ['admin', 'manager', 'guard', 'scanner'],
  importVisits: ['admin', 'manager', 'integration'],
  createExport: ['admin', 'manager'],
  listExports: ['admin', 'manager'],
  correctVisit: ['admin', 'manager'],
  listCorrections: ['admin', 'manager'],
  askHold: ['admin', 'manager'],
  listHolds: ['admin', 'manager'],
  getHold: ['admin', 'manager'],
  decideHold: ['admin', 'manager'],
  renewHold: ['admin', 'manager'],
  endHold: ['admin', 'manager'],
  listDeletionCertificates: ['admin', 'manager'],
  readExport: ['admin', 'manager'],
  listVisits: ['admin', 'manager', 'guard', 'integration', 'scanner'],
  searchVisits: ['admin', 'manager', 'guard', 'scanner'],
  getVisit: ['admin', 'manager', 'guard', 'integration', 'scanner'],
  editVisit: ['admin', 'manager', 'integration'],
  checkIn: ['admin', 'manager', 'guard', 'scanner'],
  checkOut: ['admin', 'manager', 'guard', 'scanner'],
  undoPassage: ['admin', 'manager', 'guard', 'scanner'],
  checkInCompanions: ['admin', 'manager', 'guard', 'scanner'],
  makePin: ['admin', 'manager', 'integration'],
  invite: ['admin', 'manager', 'integration'],
  revokeInvitation: ['admin', 'manager', 'integration'],
  viewInvitation: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  correctInvitedName: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  declineInvitation: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  showInvitationPin: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  recordConsent: ['admin', 'manager', 'guard', 'scanner'],
  cancelVisit: ['admin', 'manager', 'integration'],
  approveVisit: ['admin', 'manager'],
  refuseVisit: ['admin', 'manager'],
  createSeries: ['admin', 'manager', 'integration'],
  listSeries: ['admin', 'manager', 'integration'],
  getSeries: ['admin', 'manager', 'integration'],
  cancelSeries: ['admin', 'manager', 'integration'],
  listNumbers: ['admin', 'manager'],
  listOnSite: ['admin', 'manager', 'guard', 'scanner'],
  getSession: ['admin', 'manager', 'guard', 'integration', 'host'],
  getFirm: ['admin', 'manager', 'guard', 'integration'],
  changeFirm: ['admin'],
  listSites: ['admin', 'manager', 'guard', 'integration', 'scanner'],
  getSite: ['admin', 'manager', 'guard', 'integration', 'scanner'],
  createSite: ['admin'],
  changeSite: ['admin'],
  listGates: ['admin', 'manager', 'guard', 'integration', 'scanner'],
  addGate: ['admin'],
  changeGate: ['admin'],
  removeGate: ['admin'],
  privacyNotice: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  listNoticeVersions: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  createAccessRequest: ['admin', 'manager'],
  listAccessRequests: ['admin', 'manager'],
  getAccessRequest: ['admin', 'manager'],
  changeAccessRequest: ['admin', 'manager'],
  showMyData: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  listBarredPeople: ['admin', 'manager'],
  barPerson: ['admin', 'manager'],
  reviewBarredPerson: ['admin', 'manager'],
  unbarPerson: ['admin', 'manager'],
  listBarredByFirm: ['admin'],
  barByFirm: ['admin'],
  reviewBarredByFirm: ['admin'],
  unbarByFirm: ['admin'],
  makeEnrolmentCode: ['admin', 'manager'],
  enrolScanner: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  listScanners: ['admin', 'manager'],
  tellScannerStatus: ['scanner'],
  revokeScanner: ['admin', 'manager'],
  offlinePack: ['scanner'],
  listMembers: ['admin'],
  addMember: ['admin'],
  getMember: ['admin'],
  changeMember: ['admin'],
  removeMember: ['admin'],
  listUnits: ['admin', 'manager'],
  changeUnits: ['admin', 'manager'],
  removeUnit: ['admin', 'manager'],
  removeResident: ['admin', 'manager'],
  makeResidentLink: ['admin', 'manager'],
  enrolResident: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  listMyVisits: ['host'],
  bookMyVisit: ['host'],
  getMyVisit: ['host'],
  editMyVisit: ['host'],
  decideMyVisit: ['host'],
  makeMyPin: ['host'],
  inviteMine: ['host'],
  revokeMyInvitation: ['host'],
  listMySeries: ['host'],
  createMySeries: ['host'],
  getMySeries: ['host'],
  cancelMySeries: ['host'],
  keyBundle: ['admin', 'manager', 'guard', 'integration', 'scanner'],
  health: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
  openApi: ['admin', 'manager', 'guard', 'integration', 'scanner', 'host'],
};

describe('the rights of each role', () => {
  const roles: Role[] = ['admin', 'manager', 'guard', 'integration', 'host', 'scanner'];
  const cases = (Object.keys(routes) as RouteName[]).flatMap((name) =>
    roles.map((role) => [role, name] as const),
  );
  it.each(cases)('%s, %s', (role, name) => {
    expect(mayCall(role, name)).toBe(mayBeCalledBy[name].includes(role));
  });

  it('a member gets site_not_found for a site that is not theirs', () => {
    const guard = callerWith('guard', { siteIds: sitesOf('tower') });
    expect(refuseAccess(guard, 'recordScan', 'tower' as SiteId)).toBeUndefined();
    expect(refuseAccess(guard, 'recordScan', 'court' as SiteId)).toMatchObject({ code: 'site_not_found' });
    expect(refuseAccess(guard, 'preRegister', 'court' as SiteId)).toMatchObject({ code: 'forbidden' });
    expect(refuseAccess(guard, 'listSites', undefined)).toBeUndefined();
  });

  it('the policy allows only the routes of the role', () => {
    const arn = 'arn:aws:execute-api:ap-east-1:1:api/v1/GET/sites';
    const { policyDocument, context } = accessPolicy(member, arn);
    const [statement] = policyDocument.Statement as { Effect: string; Resource: string[] }[];
    expect(statement?.Effect).toBe('Allow');
    expect(statement?.Resource).toContain('arn:aws:execute-api:ap-east-1:1:api/v1/POST/sites/*/scans');
    expect(statement?.Resource).not.toContain('arn:aws:execute-api:ap-east-1:1:api/v1/POST/sites/*/visits');
    expect(context).toMatchObject({ firmId: 'firm', memberId: 'm', role: 'guard', siteIds: 'tower' });
    expect(accessPolicy({ ...member, siteIds: '*' }, arn).context).toMatchObject({ siteIds: '*' });
  });
});

describe('the items of the Registry', () => {
  it('have keys that begin with the firm, except the lookups of a firm', () => {
    expect(firmItem(firm)).toMatchObject({ pk: 'F#firm', sk: 'FIRM' });
    expect(siteItems(siteWith()).map(({ pk, sk }) => [pk, sk])).toEqual([
      ['F#firm', 'S#tower'],
      ['SITE#tower', 'DIRECTORY'],
      ['DIRECTORY', 'F#firm#S#tower'],
    ]);
    expect(directoryKey('tower' as SiteId).pk).toBe('SITE#tower');
    const [among, lookUp] = memberItems(member).map(({ pk, sk }) => [pk, sk]);
    expect(among).toEqual(['F#firm', 'M#m']);
    expect(lookUp).toEqual([expect.stringMatching(/^SUBJECT#[\w-]{43}$/), 'MEMBER']);
    expect(memberKey('a', 'b|c')).not.toEqual(memberKey('a|b', 'c'));
  });

  it('are shown without internal fields', () => {
    expect(Object.keys(siteView(siteWith(), nine))).not.toContain('firmId');
    expect(privacyNoticeView(siteWith(), nine)).toMatchObject({
      siteId: 'tower',
      version: 'v1',
      texts: { en: 'Told.' },
    });
  });
});

describe('the cache of sites', () => {
  it('reads a site once a minute, and does not cache a failure', async () => {
    let now = nine as number;
    let reads = 0;
    let broken = false;
    const get = siteCache(
      () => {
        reads += 1;
        return broken ? Promise.reject(new Error('store')) : Promise.resolve(siteWith());
      },
      () => now as EpochSeconds,
    );
    const read = () => get('firm' as FirmId, 'tower' as SiteId);
    await read();
    await read();
    expect(reads).toBe(1);
    now += 60;
    broken = true;
    await expect(read()).rejects.toThrow('store');
    broken = false;
    await read();
    expect(reads).toBe(3);
  });
});
