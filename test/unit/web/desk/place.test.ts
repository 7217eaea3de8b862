import { describe, expect, it } from '@jest/globals';
import { routes } from '../../../../functions/edge/routes.ts';
import { firmPages, firmPath, placeOf, sitePages, sitePath } from '../../../../web/desk/src/place.ts';

describe('the addresses of the desk', () => {
  it.each(sitePages)('lead to $page and back', ({ page }) => {
    const [path = ''] = sitePath('harbour-court', page, { show: 'inside' }).split('?');
    expect(placeOf(path)).toEqual({ kind: 'site', siteId: 'harbour-court', page });
  });

  it.each(firmPages)('lead to $page of the firm and back', ({ page }) => {
    expect(placeOf(firmPath(page))).toEqual({ kind: 'firm', page });
  });

  it.each([
    ['/desk/', 'home'],
    ['/desk', 'home'],
    ['/desk/sites/harbour-court', 'nowhere'],
    ['/desk/sites/harbour-court/nothing', 'nowhere'],
    ['/desk/sites/harbour-court/today/more', 'nowhere'],
    ['/scanner/', 'nowhere'],
  ])('%s is %s', (path, kind) => {
    expect(placeOf(path).kind).toBe(kind);
  });

  it('need routes that the service has', () => {
    for (const { needs } of [...sitePages, ...firmPages]) expect(routes).toHaveProperty(needs);
  });
});
