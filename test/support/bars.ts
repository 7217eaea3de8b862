import type { BarDeps } from '../../functions/bars/bar-person.ts';
import type { BarTable } from '../../functions/bars/bar-table.ts';
import type { Bar } from '../../functions/bars/bar.ts';
import type { BarredId, SiteId } from '../../functions/kernel/brands.ts';
import { offlineKeyringOf } from '../../functions/person-keys/offline-keys.ts';
import type { Visit } from '../../functions/visits/visit.ts';
import { heldRegister } from './held-register.ts';
import { nine, siteWith } from './site.ts';
import { guard, later } from './visit.ts';

const { firmId, siteId } = siteWith();

/** The bars' table without a database: pages of one. */
export function heldBars(bars: readonly Bar[] = []) {
  const spread: { bar: Bar; siteIds: readonly SiteId[] }[] = [];
  const lifted: { bar: Bar; siteIds: readonly SiteId[] }[] = [];
  /** The pages that were asked for. */
  const asked: Parameters<BarTable['list']>[1][] = [];
  const find = (barredId: BarredId) => bars.find((bar) => bar.barredId === barredId);
  const table: BarTable = {
    create: (bar) => Promise.resolve({ created: true, bar }),
    get: (_, barredId) => Promise.resolve(find(barredId)),
    list: (scope, page) => {
      asked.push(page);
      const { after } = page;
      if (scope.firmId !== firmId) return Promise.resolve({ bars: [] });
      const at = after === undefined ? 0 : bars.findIndex(({ barredId }) => barredId === after) + 1;
      const bar = bars[at];
      const more = at + 1 < bars.length;
      return Promise.resolve({ bars: bar ? [bar] : [], ...(bar && more ? { next: bar.barredId } : {}) });
    },
    review: (_, barredId, review) => {
      const bar = find(barredId);
      return Promise.resolve(bar && { ...bar, ...review });
    },
    addOffline: (_, barredId, offline) => {
      const bar = find(barredId);
      return Promise.resolve(bar && { ...bar, offline });
    },
    spread: (bar, siteIds) => {
      spread.push({ bar, siteIds });
      return Promise.resolve();
    },
    lift: (bar, siteIds) => {
      lifted.push({ bar, siteIds });
      return Promise.resolve();
    },
  };
  return { table, spread, lifted, asked };
}

/** The sites of the firm: the one of the register, and another. */
export const allSites = [siteId, 'court' as SiteId];

/** The dependencies of the administration of bars, without a database. */
export function barWorld(held: readonly Bar[] = [], visits: readonly Visit[] = []) {
  const { deps } = heldRegister({ visits });
  const bars = heldBars(held);
  const all: BarDeps = {
    ...deps,
    bars: bars.table,
    siteIdsOf: () => Promise.resolve(allSites),
    keyring: () => Promise.resolve(offlineKeyringOf('secret', firmId)),
  };
  return { ...bars, deps: all };
}

/** A bar of the firm without names, which ends in a day. */
export const barCalled = (name: string): Bar => ({
  firmId,
  barredId: name as BarredId,
  identities: [],
  createdAt: nine,
  createdBy: guard,
  reviewBy: later(86_400),
});
