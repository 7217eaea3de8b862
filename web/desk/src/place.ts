/** The pages of a site, in the order of the menu, with the route of the API that each of them needs. */
export const sitePages = [
  { page: 'today', needs: 'listVisits' },
  { page: 'book', needs: 'preRegister' },
] as const;
export type SitePage = (typeof sitePages)[number]['page'];

/** What an address of the desk means. */
export type Place =
  | { readonly kind: 'site'; readonly siteId: string; readonly page: SitePage }
  | { readonly kind: 'home' }
  | { readonly kind: 'nowhere' };

const hyphened = (page: string): string => page.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const sitePath = (
  siteId: string,
  page: SitePage,
  query: Readonly<Record<string, string>> = {},
): string => {
  const search = new URLSearchParams(query).toString();
  return `/desk/sites/${siteId}/${hyphened(page)}${search === '' ? '' : `?${search}`}`;
};

export function placeOf(path: string): Place {
  const [, desk, first, siteId, page, more] = path.split('/');
  if (desk !== 'desk') return { kind: 'nowhere' };
  if (first === undefined || first === '') return { kind: 'home' };
  const found = sitePages.find((each) => hyphened(each.page) === page);
  if (first === 'sites' && siteId && found && !more) return { kind: 'site', siteId, page: found.page };
  return { kind: 'nowhere' };
}
