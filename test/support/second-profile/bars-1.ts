import type { Profile } from '../../../functions/personal-code/profile.ts';
import { bars } from './bars.ts';

/** A profile that differs from the assumed one in every part. */
export const bars1 = {
  id: 'bars-1.sandbox',
  environment: 'sandbox',
  envelope: bars,
  prefix: 'PASS:1:',
  maxBytes: 2953,
  algorithms: ['RS256'],
  header: { algorithm: 'algorithm', keyId: 'key', type: 'type', typeValue: 'pass', alsoAllowed: [] },
  claims: { issuer: 'issuer', issuedAt: 'from', expiresAt: 'until', issuerValue: 'bars.example' },
  time: { maxLifeSeconds: 3600, toleranceSeconds: 0 },
  disclosure: {
    englishName: { claim: 'fullName', kind: 'text', maxCharacters: 40 },
    ageOver: { claim: 'years', kind: 'integer', min: 0, max: 200 },
  },
  identifies: { strongly: [['englishName', 'ageOver']], weakly: [['englishName']] },
  certificates: {
    addresses: ['https://bars.example/jwks.json'],
    format: 'jwks',
    trustAnchors: [],
    subjectName: 'Bars',
    keyUsage: 'digitalSignature',
    refreshHours: 1,
    warnAfterHours: 2,
    staleAfterHours: 3,
  },
} as const satisfies Profile;
