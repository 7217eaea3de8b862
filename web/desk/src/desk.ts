import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../scanner/src/texts/keys.ts';
import type { Message } from '../../../client/gatehouse-client.ts';
import type { Api, Site, Trouble } from './api/api.ts';
import type { Say } from './texts/text.ts';
import { timesAt, type Times } from './rules/times.ts';

export type Session = Message<'Session'>;
export type RouteName = Session['may'][number];

/** What every page of the desk may need. */
export interface Desk {
  readonly language: Language;
  readonly say: Say;
  readonly api: Api;
  readonly session: Session;
  /** The sites where this person may act. */
  readonly sites: readonly Site[];
  /** Reads the sites again, after one was made or changed. */
  readonly readSites: () => Promise<void>;
  /** May this person call the route? From the service's own table of roles. */
  readonly may: (route: RouteName) => boolean;
  /** Tells what was done, in the corner and to screen readers. */
  readonly tell: (text: string) => void;
  /** Work goes on that must not be cut off by the idle lock. Answers what ends it. */
  readonly busy: () => () => void;
}

const Context = createContext<Desk | undefined>(undefined);
export const DeskProvider = Context.Provider;

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error('outside of the desk');
  return desk;
}

/** The desk at one site, with its times. */
export interface AtSite extends Desk {
  readonly site: Site;
  readonly times: Times;
}

const SiteContext = createContext<Site | undefined>(undefined);
export const SiteProvider = SiteContext.Provider;

export function useSite(): AtSite {
  const desk = useDesk();
  const site = useContext(SiteContext);
  if (!site) throw new Error('outside of a site');
  return { ...desk, site, times: timesAt(desk.language, site.timeZone) };
}

/** What to tell of a request that brought nothing. */
export function troubleText(trouble: Trouble, say: Say): string {
  if (trouble.kind === 'no_network') return say('noNetwork');
  if (trouble.kind === 'signed_out') return say('sessionOver');
  if (trouble.errors.length > 0) return say('fieldProblem');
  return say('problem', { title: trouble.title || trouble.code });
}
