import { useEffect, useRef, useState } from 'preact/hooks';
import { ErrorBoundary, useLocation } from 'preact-iso';
import { useOpenPassages } from './api/open-passages.ts';
import type { Language } from '../../scanner/src/texts/keys.ts';
import { SiteProvider, useDesk, type RouteName } from './desk.ts';
import { FirmLookProvider, useFirmLook } from './firm-look.ts';
import { Icon } from './parts/icon.tsx';
import { Languages } from './parts/languages.tsx';
import { firmPages, firmPath, placeOf, sitePages, sitePath, type Place } from './place.ts';
import { pages } from './pages.tsx';

interface ShellProps {
  readonly onLanguage: (language: Language) => void;
  readonly onSignOut: () => void;
}

/** The frame around every page: the menu, the site, who is signed in. */
export function Shell({ onLanguage, onSignOut }: ShellProps) {
  const { language, say, sites } = useDesk();
  const [look, setLook] = useFirmLook();
  const { path, route } = useLocation();
  const place = placeOf(path);
  const [menuIsOpen, setMenuIsOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const [first] = sites;
  useEffect(() => {
    if (place.kind === 'home' && first) route(sitePath(first.siteId, 'today'), true);
  }, [place.kind, first]);
  useEffect(() => {
    setMenuIsOpen(false);
    // A page may have put the focus on its first field.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path]);
  return (
    <div class="desk">
      <a
        class="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {say('skip')}
      </a>
      <header class="bar">
        <button
          type="button"
          class="square menu-button"
          aria-label={say('menu')}
          aria-expanded={menuIsOpen}
          aria-controls="menu"
          onClick={() => {
            setMenuIsOpen(!menuIsOpen);
          }}
        >
          <Icon name={menuIsOpen ? 'close' : 'menu'} />
        </button>
        {look.logo !== undefined && <img class="bar-logo" src={look.logo} alt="" />}
        <p class="mark">{look.name}</p>
        <Languages say={say} language={language} onChoose={onLanguage} />
      </header>
      <Menu place={place} isOpen={menuIsOpen} onSignOut={onSignOut} />
      <main id="content" ref={main} tabIndex={-1}>
        <ErrorBoundary>
          <FirmLookProvider value={setLook}>
            <Content place={place} />
          </FirmLookProvider>
        </ErrorBoundary>
      </main>
    </div>
  );
}

interface MenuProps {
  readonly place: Place;
  readonly isOpen: boolean;
  readonly onSignOut: () => void;
}

function Menu({ place, isOpen, onSignOut }: MenuProps) {
  const { say, session, sites, may } = useDesk();
  const { route } = useLocation();
  const siteId = place.kind === 'site' ? place.siteId : sites[0]?.siteId;
  const openPassages = useOpenPassages(siteId);
  return (
    <nav id="menu" aria-label={say('sections')} data-open={isOpen}>
      {siteId !== undefined && (
        <>
          <label class="site-choice">
            <span>{say('site')}</span>
            <select
              value={siteId}
              onChange={({ currentTarget: { value } }) => {
                route(sitePath(value, place.kind === 'site' ? place.page : 'today'));
              }}
            >
              {sites.map((site) => (
                <option key={site.siteId} value={site.siteId}>
                  {site.name}
                </option>
              ))}
            </select>
          </label>
          <ul>
            {sitePages
              .filter(({ needs }) => may(needs))
              .map(({ page }) => (
                <li key={page}>
                  <a
                    href={sitePath(siteId, page)}
                    aria-current={place.kind === 'site' && place.page === page ? 'page' : undefined}
                  >
                    <Icon name={page} />
                    {say(page)}
                    {page === 'attention' && openPassages !== undefined && (
                      <span class="count">
                        <span aria-hidden="true">{openPassages}</span>
                        <span class="unseen">{say('attCount', { count: openPassages })}</span>
                      </span>
                    )}
                  </a>
                </li>
              ))}
          </ul>
        </>
      )}
      <ul>
        {firmPages
          .filter(({ needs }) => may(needs))
          .map(({ page }) => (
            <li key={page}>
              <a
                href={firmPath(page)}
                aria-current={place.kind === 'firm' && place.page === page ? 'page' : undefined}
              >
                <Icon name={page} />
                {say(page)}
              </a>
            </li>
          ))}
      </ul>
      <div class="who">
        <p class="small">{say('signedInAs', { who: session.label ?? session.memberId })}</p>
        <button type="button" onClick={onSignOut}>
          {say('signOut')}
        </button>
      </div>
    </nav>
  );
}

function Content({ place }: { readonly place: Place }) {
  const { say, sites, may } = useDesk();
  const known: readonly { readonly page: string; readonly needs: RouteName }[] = [...sitePages, ...firmPages];
  const needed = 'page' in place ? known.find(({ page }) => page === place.page)?.needs : undefined;
  if (needed && !may(needed)) return <h1>{say('notAllowed')}</h1>;
  if (place.kind === 'firm') {
    const Page = pages[place.page];
    return <Page />;
  }
  if (sites.length === 0)
    return (
      <>
        <h1>{say('noSite')}</h1>
        <p>{say(may('createSite') ? 'noSiteHint' : 'noSiteForYou')}</p>
      </>
    );
  if (place.kind === 'home') return null;
  const site = place.kind === 'site' ? sites.find(({ siteId }) => siteId === place.siteId) : undefined;
  if (place.kind === 'nowhere' || !site)
    return (
      <>
        <h1>{say('notFound')}</h1>
        <p>
          <a href="/desk/">{say('toToday')}</a>
        </p>
      </>
    );
  const Page = pages[place.page];
  return (
    <SiteProvider value={site} key={site.siteId}>
      <Page />
    </SiteProvider>
  );
}
