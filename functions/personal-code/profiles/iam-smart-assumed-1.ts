import { jwsCompact } from '../envelopes/jws-compact.ts';
import type { Profile } from '../profile.ts';

/**
 * The assumed profile of the "iAM Smart" Personal Code. The official Developer Guide is not public: every value here is an
 * assumption, and this file is the one place to change when an operator gets the guide.
 */
const assumed = {
  envelope: jwsCompact,
  prefix: '',
  maxBytes: 1195,
  algorithms: ['ES256', 'PS256', 'RS256'],
  header: {
    algorithm: 'alg',
    keyId: 'x5t#S256',
    type: 'typ',
    typeValue: 'personal-code+jwt',
    alsoAllowed: [],
  },
  time: { maxLifeSeconds: 120, toleranceSeconds: 30 },
  disclosure: {
    englishName: { claim: 'name_en', kind: 'text', maxCharacters: 100 },
    chineseName: { claim: 'name_tc', kind: 'text', maxCharacters: 100 },
    idPrefix: { claim: 'id_prefix', kind: 'pattern', pattern: /^[A-Z]{1,2}[0-9]{3}$/ },
    ageOver: { claim: 'age_over', kind: 'integer', min: 1, max: 150 },
  },
  identifies: {
    strongly: [
      ['englishName', 'idPrefix'],
      ['chineseName', 'idPrefix'],
    ],
    weakly: [['englishName'], ['chineseName']],
  },
} as const;

const claims = { issuer: 'iss', issuedAt: 'iat', expiresAt: 'exp', uniqueId: 'jti' } as const;

const certificates = {
  // Address and anchors are not public, so the deployment names them.
  addresses: [],
  format: 'pem',
  trustAnchors: [],
  keyUsage: 'digitalSignature',
  refreshHours: 6,
  warnAfterHours: 12,
  staleAfterHours: 48,
} as const;

export const iamSmartAssumed1 = {
  'iam-smart-assumed-1.sandbox': {
    ...assumed,
    id: 'iam-smart-assumed-1.sandbox',
    environment: 'sandbox',
    claims: { ...claims, issuerValue: 'https://sandbox.invalid' },
    certificates: { ...certificates, subjectName: 'iAM Smart Personal Code (sandbox)' },
  },
  'iam-smart-assumed-1.production': {
    ...assumed,
    id: 'iam-smart-assumed-1.production',
    environment: 'production',
    claims: { ...claims, issuerValue: 'https://www.iamsmart.gov.hk' },
    certificates: { ...certificates, subjectName: 'iAM Smart Personal Code' },
  },
} as const satisfies Record<string, Profile>;
