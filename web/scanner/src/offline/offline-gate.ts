import type { HandMethod } from '../device/gate-requests.ts';
import type { Visit } from '../rules/answer.ts';
import { rejectionSaid } from '../rules/rejection-said.ts';
import type { Verdict } from '../rules/verdict-model.ts';
import { admit, decideOffline, walkIn, type OfflineStep } from './decide-offline.ts';
import { cameIn, madeBy, walkInsInside, type Recorded } from './ledger.ts';
import { factsOf, nearFacts, noMatch, standingVisits, unknownPolicy, visitNow } from './offline-facts.ts';
import { offlineVerdict, type Told } from './offline-verdict.ts';
import type { OpenPack, PackMatch, Person, Way } from './pack-model.ts';
import { isPlain, unrecordable, type ByHand } from './recordable.ts';

/** What verifying a code on the device comes to. */
export type OfflineVerified =
  | { readonly outcome: 'verified'; readonly disclosure: Person; readonly codeDigest: string }
  | { readonly outcome: 'rejected'; readonly reason: string; readonly ref: string }
  | { readonly outcome: 'unavailable' };

/** A passage before it is recorded. */
export interface NewPassage extends Way {
  readonly scanId: string;
  readonly did: Recorded['did'];
  readonly visitId?: string;
  readonly code?: string;
  readonly codeDigest?: string;
  readonly byHand?: ByHand;
  /** On the way out: the walk-in’s passage in, which the service may not know yet. */
  readonly inScanId?: string;
  /** The guard asked the host, who agreed. */
  readonly hostAgreed?: true;
  /** The scan was sent to the service before, and no answer came. */
  readonly mayBeKnown?: true;
  readonly nameKeys?: readonly string[];
}

export interface OfflineGateDeps {
  readonly verify: (code: string, nowSeconds: number) => Promise<OfflineVerified>;
  /** The pack that covers now; `undefined` where there is none, or one of other days. */
  readonly pack: () => Promise<OpenPack | undefined>;
  /** The passages that this device recorded, in order. */
  readonly recorded: () => Promise<readonly Recorded[]>;
  /** Signs and keeps a passage. Answers false where the disk is full. */
  readonly record: (passage: NewPassage) => Promise<Recorded | undefined>;
  /** Seconds since 1970 by the server's clock. */
  readonly now: () => number;
}

/** What a choice or a typed name goes on with: the scan that led to it. Only in memory. */
export interface OfflinePick extends Way {
  readonly scanId: string;
  readonly code?: string;
  readonly codeDigest?: string;
  readonly byHand?: ByHand;
  readonly inScanId?: string;
  readonly hostAgreed?: true;
  readonly mayBeKnown?: true;
  readonly match: PackMatch;
}

/** What is shown, and what the guard may go on with. */
export interface OfflineShown {
  readonly verdict: Verdict;
  /** The passage that was recorded. */
  readonly recorded?: Recorded;
  readonly visit?: Visit;
  readonly pick?: OfflinePick;
}

/** A scan, or a visitor whom the guard names, at a gate without the service. */
export function offlineGate(deps: OfflineGateDeps) {
  const standing = async (match: PackMatch) => standingVisits(match, await deps.recorded());
  const record = async (pick: OfflinePick, did: Recorded['did'], visit?: Visit): Promise<OfflineShown> => {
    const { match, ...passage } = pick;
    const recorded = await deps.record({
      ...passage,
      did,
      ...(visit ? { visitId: visit.visitId } : { nameKeys: match.nameKeys }),
    });
    if (!recorded) return shown({ told: 'disk_full' });
    if (!visit)
      return { ...shown({ told: did === 'walk_in' ? 'walk_in' : 'checked_out_unknown' }), recorded };
    const after = visitNow(visit, recorded);
    return {
      ...shown({
        told: did === 'checked_out' ? 'checked_out' : 'checked_in',
        visit: after,
        withCompanions: pick.match.visits.some(
          (one) => one.hasCompanions && one.visit.visitId === visit.visitId,
        ),
      }),
      recorded,
      visit: after,
    };
  };
  const take = async (
    step: OfflineStep,
    pick: OfflinePick,
    visits: readonly { readonly visitId: string; readonly visit: Visit }[],
    policy: OpenPack['policy'],
  ): Promise<OfflineShown> => {
    const visitOf = (visitId: string): Visit | undefined =>
      visits.find((one) => one.visitId === visitId)?.visit;
    switch (step.do) {
      case 'check_in':
      case 'check_out': {
        const visit = visitOf(step.visitId);
        return visit
          ? record(pick, step.do === 'check_in' ? 'checked_in' : 'checked_out', visit)
          : shown({ told: 'not_expected' });
      }
      case 'already_in':
      case 'wait_for_host': {
        const visit = visitOf(step.visitId);
        return visit ? { ...shown({ told: step.do, visit }), visit } : shown({ told: 'not_expected' });
      }
      case 'choose': {
        const among = step.visitIds.flatMap((visitId) => visitOf(visitId) ?? []);
        const offersWalkIn = pick.direction === 'in' && policy.walkIns !== 'refuse';
        return { ...shown({ told: 'choose', visits: among, offersWalkIn }), pick };
      }
      case 'walk_in':
        return record(pick, 'walk_in');
      case 'check_out_unknown':
        return record(pick, 'checked_out');
      case 'already_in_walk_in':
        return shown({ told: 'already_in_walk_in' });
      case 'look_near':
        return shown({ told: 'not_expected' });
      default:
        return { ...shown({ told: step.do }), pick };
    }
  };
  const decide = async (
    person: Person,
    passage: Omit<OfflinePick, 'match'>,
    after?: PackMatch,
  ): Promise<OfflineShown> => {
    const pack = await deps.pack();
    if (!pack) return shown({ told: 'no_pack' });
    const match = await pack.match(person, deps.now());
    const visits = await standing(match);
    const recorded = await deps.recorded();
    // Who went out at another gate since is known by the pack.
    const [walkInHere] = walkInsInside(recorded, match.nameKeys).filter(
      ({ visitId }) => !visits.some((one) => one.visitId === visitId && one.state !== 'checked_in'),
    );
    const facts = factsOf(pack, match, visits, passage.direction, {
      hasName: person.englishName !== undefined || person.chineseName !== undefined,
      walkInInside: walkInHere !== undefined,
    });
    const first = decideOffline(facts);
    const step =
      first.do === 'look_near'
        ? // A name that was typed wrongly does not make the question go away.
          decideOffline({ ...facts, ...(await nearFacts([match, ...(after ? [after] : [])], recorded)) })
        : first;
    const pick: OfflinePick = {
      ...passage,
      match,
      ...(walkInHere && passage.direction === 'out' ? { inScanId: walkInHere.scanId } : {}),
    };
    const instead = unrecordable(step, pick);
    return instead ? shown({ told: instead }) : take(step, pick, visits, pack.policy);
  };
  /** The same code again makes no second passage. */
  const usedHere = async (
    codeDigest: string,
    { gateId, direction }: Way,
  ): Promise<OfflineShown | undefined> => {
    const last = madeBy(await deps.recorded(), codeDigest).at(-1);
    if (!last) return undefined;
    if (cameIn(last) && direction === 'out') return undefined;
    const at = new Date(last.at * 1000).toISOString();
    if (cameIn(last)) return shown({ told: 'already_in_walk_in', at, gateId: last.gateId });
    return shown(
      direction === 'in'
        ? { told: 'already_out', at, gateId: last.gateId }
        : { told: 'checked_out_unknown', at, gateId },
    );
  };
  return {
    /** A code was shown. `mayBeKnown`: the scan was sent to the service before, and no answer came. */
    scan: async (scanId: string, code: string, way: Way, mayBeKnown = false): Promise<OfflineShown> => {
      const verified = await deps.verify(code, deps.now());
      if (verified.outcome === 'unavailable') return shown({ told: 'bundle_stale' });
      // The issuer may have a new certificate by now, which is not the visitor’s fault.
      if (verified.outcome === 'rejected' && verified.reason === 'unknown_key')
        return shown({ told: 'bundle_stale' });
      if (verified.outcome === 'rejected') return { verdict: rejectionSaid(verified.reason, verified.ref) };
      const { codeDigest, disclosure } = verified;
      const passage = {
        ...way,
        scanId,
        code,
        codeDigest,
        ...(mayBeKnown ? { mayBeKnown: true as const } : {}),
      };
      return (await usedHere(codeDigest, way)) ?? decide(disclosure, passage);
    },
    /** The guard types the name as it was booked: after a scan with a similar name, or without a code. */
    byName: (person: Person, way: Way, method: HandMethod, after?: OfflinePick): Promise<OfflineShown> =>
      decide(person, after ?? { ...way, scanId: crypto.randomUUID(), byHand: { method } }, after?.match),
    /** The guard found no visit of the person who goes out. */
    checkOutUnknown: async (pick: OfflinePick): Promise<OfflineShown> => {
      const instead = unrecordable({ do: 'check_out_unknown' }, pick);
      return instead ? shown({ told: instead }) : record(pick, 'checked_out');
    },
    /** The guard chose one of the visits. */
    choose: async (pick: OfflinePick, visitId: string): Promise<OfflineShown> => {
      const pack = await deps.pack();
      const visits = await standing(pick.match);
      const chosen = visits.find((one) => one.visitId === visitId);
      if (!pack || !chosen) return shown({ told: 'no_pack' });
      const step: OfflineStep =
        pick.direction === 'in' ? admit(chosen, pick.match.door) : { do: 'check_out', visitId };
      return take(step, pick, visits, pack.policy);
    },
    /** Somebody who was found here before goes out. */
    checkOut: (visit: Visit, way: Way): Promise<OfflineShown> =>
      record(
        {
          gateId: way.gateId,
          direction: 'out',
          scanId: crypto.randomUUID(),
          byHand: { method: 'seen_leaving' },
          match: noMatch,
        },
        'checked_out',
        visit,
      ),
    /**
     * None of the visits: a walk-in, where the site takes them. `told` names the visitor where no code was shown. Where the
     * site asks the host, a host who says yes on the telephone is enough; the record says so.
     */
    walkIn: async (
      way: Way,
      told: ByHand | undefined,
      pick?: OfflinePick,
      hostAgrees = told?.method === 'host_confirms',
    ): Promise<OfflineShown> => {
      if (told && !isPlain(told)) return shown({ told: 'not_plain' });
      const pack = await deps.pack();
      const person = told?.visitor;
      const match = pick?.match ?? (pack && person ? await pack.match(person, deps.now()) : noMatch);
      const step = walkIn({
        policy: pack?.policy ?? unknownPolicy,
        door: match.door,
        // Without a pack the host’s word has to do: the service asks the bars when the passage arrives.
        barsIncomplete: pack?.barsIncomplete ?? false,
      });
      const agreed: OfflineStep = step.do === 'ask_host' && hostAgrees ? { do: 'walk_in' } : step;
      const next: OfflinePick = {
        ...(pick ?? { ...way, scanId: crypto.randomUUID() }),
        match,
        ...(told ? { byHand: told } : {}),
        ...(hostAgrees ? { hostAgreed: true as const } : {}),
      };
      return take(agreed, next, [], pack?.policy ?? unknownPolicy);
    },
  };
}

export type OfflineGate = ReturnType<typeof offlineGate>;

const shown = (told: Told): OfflineShown => ({ verdict: offlineVerdict(told) });
