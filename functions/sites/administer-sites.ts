import type { EpochSeconds, FirmId, GateId, MemberId, SiteId } from '../kernel/brands.ts';
import type { Clock } from '../kernel/clock.ts';
import { failure, type Failure, invalidField } from '../kernel/problems.ts';
import type { Gate, Site } from '../registry/firm.ts';
import { mostGates, type GateChange, type NewSite, type SiteChange } from './api/requests.ts';
import { changedSite, siteOf, withGates, type Settled } from './site-settings.ts';

/** Why a site was not made, with the problem code of each reason. */
const notCreated = {
  taken: 'site_id_taken',
  too_many: 'too_many_sites',
  firm_not_active: 'firm_suspended',
} as const;

/** The dependencies of the administration of sites. */
export interface SiteAdministrationDeps {
  readonly getSite: (firmId: FirmId, siteId: SiteId) => Promise<Site | undefined>;
  /** Writes a new site with its lines in the directories, all or nothing. */
  readonly createSite: (site: Site) => Promise<'created' | keyof typeof notCreated>;
  /**
   * Replaces the site on the condition of its version; false if another version is stored. With `loweredAt` what exists at
   * the site has to follow a shorter retention.
   */
  readonly replaceSite: (before: Site, site: Site, loweredAt?: EpochSeconds) => Promise<boolean>;
  readonly clock: Clock;
}

/** A site to change, and the check of `If-Match` against the current version (428, 412). */
export interface SiteAction {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly refuseStale: (version: number) => Failure | undefined;
}

/** Makes a site. Site ids are unique across firms; the error does not say which firm holds a taken one. */
export async function createSite(
  deps: SiteAdministrationDeps,
  firmId: FirmId,
  wanted: NewSite,
): Promise<Settled> {
  const settled = siteOf(firmId, wanted, deps.clock());
  if (!settled.ok) return settled;
  const done = await deps.createSite(settled.site);
  return done === 'created' ? settled : failure(notCreated[done]);
}

/** Changes a site's settings. */
export const changeSite = (
  deps: SiteAdministrationDeps,
  action: SiteAction,
  change: SiteChange,
  memberId: MemberId,
) => replace(deps, action, (site) => changedSite(site, change, { by: memberId, at: deps.clock() }));

/** Adds a gate. Two requests at the same time both succeed. An addition overwrites nothing, so it needs no version. */
export async function addGate(
  deps: SiteAdministrationDeps,
  action: Omit<SiteAction, 'refuseStale'>,
  gate: Gate,
): Promise<Settled> {
  const once = () =>
    replace(deps, { ...action, refuseStale: () => undefined }, (site) => {
      if (site.gates.some(({ gateId }) => gateId === gate.gateId)) return failure('gate_id_taken');
      if (site.gates.length >= mostGates) {
        const message = `a site has at most ${String(mostGates)} gates`;
        return invalidField('gateId', message);
      }
      return { ok: true, site: withGates(site, [...site.gates, gate]) };
    });
  let done = await once();
  for (let tries = 1; !done.ok && done.code === 'precondition_failed' && tries < 5; tries += 1)
    done = await once();
  return done;
}

/** Changes a gate's name or direction. */
export const changeGate = (
  deps: SiteAdministrationDeps,
  action: SiteAction,
  gateId: GateId,
  { name, direction }: GateChange,
): Promise<Settled> =>
  onGate(deps, action, gateId, (gate) => [
    { ...gate, name: name ?? gate.name, direction: direction ?? gate.direction },
  ]);

/** Removes a gate. Visits that came through it keep its id. */
export const removeGate = (
  deps: SiteAdministrationDeps,
  action: SiteAction,
  gateId: GateId,
): Promise<Settled> => onGate(deps, action, gateId, () => []);

const onGate = (
  deps: SiteAdministrationDeps,
  action: SiteAction,
  gateId: GateId,
  become: (gate: Gate) => readonly Gate[],
): Promise<Settled> =>
  replace(deps, action, (site) =>
    site.gates.some((gate) => gate.gateId === gateId)
      ? {
          ok: true,
          site: withGates(
            site,
            site.gates.flatMap((gate) => (gate.gateId === gateId ? become(gate) : [gate])),
          ),
        }
      : failure('gate_not_found'),
  );

async function replace(
  deps: SiteAdministrationDeps,
  { firmId, siteId, refuseStale }: SiteAction,
  change: (site: Site) => Settled,
): Promise<Settled> {
  const site = await deps.getSite(firmId, siteId);
  if (!site) return failure('site_not_found');
  const changed = change(site);
  if (!changed.ok) return changed;
  const stale = refuseStale(site.version);
  if (stale) return stale;
  const isShorter = changed.site.retentionDays < site.retentionDays;
  return (await deps.replaceSite(site, changed.site, isShorter ? deps.clock() : undefined))
    ? changed
    : failure('precondition_failed');
}
