/** The pages of a site, in the order of the menu, with the route of the API that each of them needs. */
export const sitePages = [
  { page: 'today', needs: 'listVisits' },
  { page: 'book', needs: 'preRegister' },
  { page: 'import', needs: 'importVisits' },
  { page: 'rollCall', needs: 'listOnSite' },
  { page: 'attention', needs: 'listPassages' },
  { page: 'bars', needs: 'listBarredPeople' },
  { page: 'units', needs: 'listUnits' },
  { page: 'scanners', needs: 'listScanners' },
  { page: 'numbers', needs: 'listNumbers' },
  { page: 'exports', needs: 'listExports' },
  { page: 'siteSettings', needs: 'getSite' },
] as const;
/** The pages of the whole firm. */
export const firmPages = [
  { page: 'members', needs: 'listMembers' },
  { page: 'newSite', needs: 'createSite' },
  { page: 'firm', needs: 'changeFirm' },
] as const;

export type SitePage = (typeof sitePages)[number]['page'];
export type FirmPage = (typeof firmPages)[number]['page'];

/** What an address of the desk means. */
export type Place =
  | { readonly kind: 'site'; readonly siteId: string; readonly page: SitePage }
  | { readonly kind: 'firm'; readonly page: FirmPage }
  | { readonly kind: 'home' }
  | { readonly kind: 'nowhere' };

const hyphened = (page: string): string => page.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The address of a page of a site. It holds ids and filters, never a name of a person. */
export const sitePath = (
  siteId: string,
  page: SitePage,
  query: Readonly<Record<string, string>> = {},
): string => {
  const search = new URLSearchParams(query).toString();
  return `/desk/sites/${siteId}/${hyphened(page)}${search === '' ? '' : `?${search}`}`;
};

export const firmPath = (page: FirmPage): string => `/desk/${hyphened(page)}`;

export function placeOf(path: string): Place {
  const [, desk, first, siteId, page, more] = path.split('/');
  if (desk !== 'desk') return { kind: 'nowhere' };
  if (first === undefined || first === '') return { kind: 'home' };
  const ofFirm = firmPages.find((each) => hyphened(each.page) === first);
  if (ofFirm && siteId === undefined) return { kind: 'firm', page: ofFirm.page };
  const ofSite = sitePages.find((each) => hyphened(each.page) === page);
  if (first === 'sites' && siteId && ofSite && !more) return { kind: 'site', siteId, page: ofSite.page };
  return { kind: 'nowhere' };
}
