import type { EpochSeconds } from '../../kernel/brands.ts';
import { defined } from '../../kernel/defined.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import type { Shown } from '../../edge/response-fields.ts';
import type { Series } from '../../recurring/series.ts';
import type { Site } from '../../registry/firm.ts';
import { noticeAt } from '../../registry/notice-at.ts';
import { passageLine, passedGate } from '../../visits/re-entry.ts';
import type { Correction, Passage, Visit } from '../../visits/visit.ts';
import { heldBackOf, recipientKinds } from '../held-back.ts';
import type { Look } from '../show-my-data.ts';
import type { concernedSite, ownDataAnswer, ownSeries, ownVisit } from './responses.ts';

/** The answer to a look. */
export function lookView(look: Extract<Look, { ok: true }>): Shown<typeof ownDataAnswer> {
  if (look.outcome === 'rejected') return { outcome: 'rejected', reason: look.reason, ref: look.ref };
  const { visits, series, barredAt, sites, asOf } = look.held;
  const siteOf = new Map(sites.map((site) => [site.siteId, site]));
  const at = <Held extends Visit | Series, View>(
    held: readonly Held[],
    view: (one: Held, site: Site) => View,
  ) =>
    held.flatMap((one) => {
      const site = siteOf.get(one.siteId);
      return site ? [view(one, site)] : [];
    });
  return {
    outcome: 'shown',
    asOf: toRfc3339(asOf),
    firmName: look.firmName,
    visits: at(visits, visitView),
    recurringVisits: at(series, seriesView),
    notAdmittedAt: barredAt.map(({ siteId, name }) => ({ siteId, siteName: name })),
    sites: sites.map((site) => siteView(site, asOf)),
    recipients: recipientKinds,
    askOffice: true,
  };
}

/** The record of a visit without members of the firm, other people, and what serves the machine alone. */
function visitView(visit: Visit, site: Site): Shown<typeof ownVisit> {
  const { siteId, day, state, origin, visitor, host, purpose, vehicle, companions, noticeVersion } = visit;
  return {
    siteId,
    siteName: site.name,
    day,
    state,
    origin,
    visitor,
    ...defined({ unit: host?.unit, purpose, vehicle }),
    expectedFrom: toRfc3339(visit.expectedFrom),
    expectedUntil: toRfc3339(visit.expectedUntil),
    passages: passagesOf(visit, site),
    ...(visit.visitorChanges
      ? { ownChanges: visit.visitorChanges.map(({ change, at }) => ({ change, at: toRfc3339(at) })) }
      : {}),
    ...defined({ companions }),
    registeredAt: toRfc3339(visit.createdAt),
    ...defined({ noticeVersion }),
    purgeAt: toRfc3339(visit.purgeAt),
    ...(visit.corrections ? { corrections: visit.corrections.map(ownCorrection) } : {}),
    heldBack: heldBackOf(visit, {
      officeCorrections: visit.corrections?.some(({ requestedBy }) => requestedBy === 'office') ?? false,
      undoNotes: visit.undone?.some(({ note }) => note !== undefined) ?? false,
      companions: companions !== undefined,
      leadVisitor: visit.leadVisitId !== undefined,
    }),
  };
}

/** The visitor’s own words are shown. Those of the office may be about somebody else. */
const ownCorrection = ({ field, at, text, requestedBy }: Correction) => ({
  field,
  at: toRfc3339(at),
  ...(requestedBy === 'visitor' ? { text } : {}),
});

function passagesOf({ checkedIn, checkedOut, passages, undone = [] }: Visit, { gates }: Site) {
  const ofOne = (direction: 'in' | 'out', passage: Passage | undefined) =>
    passage ? [passageLine(direction, passage)] : [];
  const lines = passages ?? [...ofOne('in', checkedIn), ...ofOne('out', checkedOut)];
  const shown = ({
    direction,
    at,
    gateId,
    method,
  }: Pick<Passage, 'at' | 'gateId' | 'method'> & { direction: 'in' | 'out' }) => ({
    direction,
    at: toRfc3339(at),
    ...defined({ gate: gates.find((gate) => gate.gateId === gateId)?.name ?? gateId }),
    method,
  });
  return [
    ...lines.map((line) => shown(passedGate(line))),
    ...undone.map((passage) => ({ ...shown(passage), undoneAt: toRfc3339(passage.undoneAt) })),
  ];
}

function seriesView(series: Series, site: Site): Shown<typeof ownSeries> {
  const { siteId, state, visitor, host, purpose, vehicle, weekdays, startTime, endTime, firstDay, until } =
    series;
  return {
    siteId,
    siteName: site.name,
    state,
    visitor,
    unit: host.unit,
    ...defined({ purpose, vehicle, weekdays }),
    startTime,
    endTime,
    firstDay,
    until,
    registeredAt: toRfc3339(series.createdAt),
    purgeAt: toRfc3339(series.purgeAt),
    heldBack: heldBackOf(series),
  };
}

function siteView(site: Site, asOf: EpochSeconds): Shown<typeof concernedSite> {
  const { siteId, name, timeZone, retentionDays } = site;
  const { version, texts } = noticeAt(site, asOf);
  return { siteId, siteName: name, timeZone, retentionDays, notice: { version, texts } };
}
