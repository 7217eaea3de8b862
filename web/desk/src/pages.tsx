import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import type { FirmPage, SitePage } from './place.ts';
import { later } from './parts/later.tsx';
import { Book } from './screens/book.tsx';
import { Members } from './screens/members.tsx';
import { NewSite } from './screens/new-site.tsx';
import { RollCall } from './screens/roll-call.tsx';
import { Scanners } from './screens/scanners.tsx';
import { SiteSettings } from './screens/site-settings.tsx';
import { Today } from './screens/today.tsx';

/** It reads spreadsheets, which takes much code that other pages do not need. */
const Import = lazy(() => import('./screens/import.tsx').then(({ Import: page }) => page));

/** The page of each place. */
export const pages: Readonly<Record<SitePage | FirmPage, ComponentType>> = {
  today: Today,
  book: Book,
  import: Import,
  rollCall: RollCall,
  attention: later(async () => (await import('./screens/attention.tsx')).Attention),
  bars: later(async () => (await import('./screens/bars.tsx')).Bars),
  units: later(async () => (await import('./screens/units.tsx')).Units),
  scanners: Scanners,
  numbers: later(async () => (await import('./screens/numbers.tsx')).NumbersPage),
  exports: later(async () => (await import('./screens/exports.tsx')).Exports),
  siteSettings: SiteSettings,
  members: Members,
  newSite: NewSite,
  firm: later(async () => (await import('./screens/firm.tsx')).FirmPage),
};
