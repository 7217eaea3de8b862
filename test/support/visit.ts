import { createHash, randomUUID } from 'node:crypto';
import type {
  CodeDigest,
  EpochSeconds,
  GateId,
  LocalDay,
  MemberId,
  ScanId,
  VisitId,
} from '../../functions/kernel/brands.ts';
import type { VerifiedScan } from '../../functions/scans/scan.ts';
import { personKeysOf } from '../../functions/person-keys/person-keys.ts';
import type { Passage, Visit } from '../../functions/visits/visit.ts';
import type { Visitor } from '../../functions/person-keys/person.ts';
import { nine, siteWith } from './site.ts';

const { firmId, siteId } = siteWith();
/** The instant that many seconds after nine. */
export const later = (seconds: number): EpochSeconds => (nine + seconds) as EpochSeconds;

export const mainGate = 'main' as GateId;
export const guard = 'guard' as MemberId;
export const keys = personKeysOf('secret', firmId);

/** A visit's id that shows its name. */
export const visitIdOf = (name: string): VisitId => name.padEnd(22, '_') as VisitId;
export const digestOf = (text: string): CodeDigest =>
  createHash('sha256').update(text).digest('base64url') as CodeDigest;

/** A visit that is expected from nine to eleven. */
export const visitWith = (changed: Partial<Visit> = {}): Visit => ({
  firmId,
  siteId,
  visitId: visitIdOf('visit'),
  state: 'expected',
  origin: 'pre_registered',
  visitor: { englishName: 'CHAN Tai Man' },
  host: { unit: '12A' },
  expectedFrom: nine,
  expectedUntil: later(7200),
  day: '2026-11-23' as LocalDay,
  createdAt: later(-86_400),
  createdBy: 'manager' as MemberId,
  version: 1,
  purgeAt: later(30 * 86_400),
  ...changed,
});

/** A passage by a scan at nine. */
export const passageWith = (changed: Partial<Passage> = {}): Passage => ({
  at: nine,
  gateId: mainGate,
  method: 'personal_code',
  memberId: guard,
  ...changed,
});

/** A scan at nine, at the way in, of a code with this disclosure. */
export const scanOf = (disclosure: Visitor, changed: Partial<VerifiedScan> = {}): VerifiedScan => ({
  scanId: randomUUID() as ScanId,
  codeDigest: digestOf(randomUUID()),
  gateId: mainGate,
  direction: 'in',
  memberId: guard,
  at: nine,
  expiresAt: later(60),
  disclosure,
  identities: keys.identitiesOf(disclosure),
  ...changed,
});
