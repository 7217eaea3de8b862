import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Site } from '../../../functions/registry/firm.ts';
import type {
  CodeDigest,
  EpochSeconds,
  GateId,
  ScanId,
  SiteId,
  VisitId,
} from '../../../functions/kernel/brands.ts';
import type { Disclosure, Verdict } from '../../../functions/personal-code/verdict.ts';
import { choiceSeal } from '../../../functions/scans/choice-token.ts';
import { chooseVisit } from '../../../functions/scans/choose-visit.ts';
import { recordScan, type ScanAnswer, type ScanDeps } from '../../../functions/scans/record-scan.ts';
import type { ScanOutcome } from '../../../functions/scans/scan.ts';
import { preRegister } from '../../../functions/front-desk/pre-register.ts';
import { personKeysOf } from '../../../functions/person-keys/person-keys.ts';
import { putItem } from '../../../functions/table/write.ts';
import { visitBookingTable } from '../../../functions/visits/visit-booking-table.ts';
import type { VisitDeps } from '../../../functions/front-desk/visit-deps.ts';
import type { PreRegistration } from '../../../functions/front-desk/api/requests.ts';
import type { Presence } from '../../../functions/visits/pointer.ts';
import { visitItem } from '../../../functions/visits/visit-item.ts';
import { visitConsentTable } from '../../../functions/visits/visit-consent-table.ts';
import { visitListTable } from '../../../functions/visits/visit-list-table.ts';
import { visitPinTable } from '../../../functions/visits/visit-pin-table.ts';
import { visitTable } from '../../../functions/visits/visit-table.ts';
import { visitUndoTable } from '../../../functions/visits/visit-undo-table.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import type { TestDatabase } from '../../support/database.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';

let sites = 0;

/** A register at a separate site, on a real database, with a clock that the test sets. */
export function register(database: TestDatabase, changed: Partial<Site> = {}) {
  sites += 1;
  const site = siteWith({ siteId: `site-${String(sites)}` as SiteId, ...changed });
  const time = { now: nine };
  const clock = () => time.now;
  const visitsTable = sealedVisits(database);
  const verdicts = new Map<string, Verdict>();
  const personKeys = personKeysOf('secret', site.firmId);
  const deps: { -readonly [Name in keyof (VisitDeps & ScanDeps)]: (VisitDeps & ScanDeps)[Name] } = {
    getSite: (firmId, siteId) =>
      Promise.resolve(firmId === site.firmId && siteId === site.siteId ? site : undefined),
    visits: visitTable(visitsTable, clock),
    bookings: visitBookingTable(visitsTable, clock),
    lists: visitListTable(visitsTable, clock),
    personKeys: () => Promise.resolve(personKeys),
    clock,
    pins: visitPinTable(visitsTable, clock),
    undos: visitUndoTable(visitsTable, clock),
    recordConsent: visitConsentTable(visitsTable, clock),
    newPin: () => '123456',
    newVisitId: () => randomBytes(16).toString('base64url') as VisitId,
    verify: (code) =>
      Promise.resolve(
        verdicts.get(code) ?? { outcome: 'rejected', reason: 'not_a_personal_code', ref: 'D02' },
      ),
  };
  /** A code that verifies and has this disclosure. */
  const code = (disclosure: Disclosure): string => {
    const text = randomUUID();
    verdicts.set(text, {
      outcome: 'verified',
      disclosure,
      codeDigest: createHash('sha256').update(text).digest('base64url') as CodeDigest,
      issuedAt: time.now,
      expiresAt: (time.now + 60) as EpochSeconds,
      keyId: 'key',
    });
    return text;
  };
  const scan = (
    text: string,
    more: { scanId?: string; gateId?: string; direction?: 'in' | 'out' } = {},
  ): Promise<ScanAnswer> =>
    recordScan(deps, callerWith('guard'), site.siteId, {
      scanId: (more.scanId ?? randomUUID()) as ScanId,
      code: text,
      gateId: (more.gateId ?? 'main') as GateId,
      direction: more.direction,
    });
  const expectVisitor = async (visitor: Visitor, more: Partial<PreRegistration> = {}): Promise<Visit> => {
    const made = await preRegister(deps, callerWith('manager'), site.siteId, {
      visitor,
      host: { unit: '12A' },
      expectedFrom: time.now,
      expectedUntil: (time.now + 7200) as EpochSeconds,
      ...more,
    });
    if (!made.ok) throw new Error(made.code);
    return made.visit;
  };
  const seal = choiceSeal('secret', site.firmId);
  /** The choice token of an answer. */
  const sealOf = (answer: ScanAnswer): string => {
    if (!answer.ok || !answer.choice) throw new Error('there is nothing to choose');
    return seal.seal(answer.choice);
  };
  const choose = (
    answer: ScanAnswer,
    pick: { visitId?: VisitId; walkIn?: true },
    more: { token?: string } = {},
  ) => {
    if (!answer.ok || !answer.choice) throw new Error('there is nothing to choose');
    const choiceToken = more.token ?? sealOf(answer);
    return chooseVisit(
      { ...deps, choiceSeal: () => Promise.resolve(seal) },
      callerWith('guard'),
      site.siteId,
      answer.choice.scan.scanId,
      { choiceToken, ...pick },
    );
  };
  /** Writes a visit in any state, with `presence` on site, without the check at the door. For tests only. */
  const put = (visit: Visit, presence?: Presence) => putItem(visitsTable, visitItem(visit, presence));
  return {
    site,
    time,
    deps,
    put,
    code,
    scan,
    choose,
    seal: sealOf,
    expectVisitor,
    say: (text: string, verdict: Verdict) => verdicts.set(text, verdict),
  };
}

/** The outcome of an answer, or the code of its problem. */
export const outcomeOf = (
  answer: { ok: true; outcome: ScanOutcome } | { ok: false; code: string },
): string => (answer.ok ? answer.outcome.outcome : answer.code);

/** The visit that an answer shows. */
export function visitOf(answer: { ok: true; outcome: ScanOutcome } | { ok: false; code: string }): Visit {
  if (answer.ok && 'visit' in answer.outcome) return answer.outcome.visit;
  throw new Error(`no visit: ${outcomeOf(answer)}`);
}
