import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { viewerRequestCode } from '../../../lib/web/viewer-request-code.ts';
import { handler } from '../../../lib/web/viewer-request.ts';

const uriOf = (uri: string) => {
  const meant = handler({ request: { uri } });
  return 'uri' in meant
    ? meant.uri
    : `${String(meant.statusCode)} ${String(meant.headers['location']?.value)}`;
};

describe('which file a path means', () => {
  it.each([
    ['/', '302 /scanner/'],
    ['/scanner', '302 /scanner/'],
    ['/scanner/', '/scanner/index.html'],
    ['/scanner/today', '/scanner/index.html'],
    ['/scanner/a/b/', '/scanner/index.html'],
    ['/scanner/v1.2/today', '/scanner/index.html'],
    ['/scanner/sw.js', '/scanner/sw.js'],
    ['/scanner/assets/index-x.js', '/scanner/assets/index-x.js'],
    ['/scanner/assets/gone-x.js', '/scanner/assets/gone-x.js'],
    ['/scannery', '/scannery'],
    ['/desk/', '/desk/index.html'],
    ['/my-data', '302 /my-data/'],
    ['/my-data/', '/my-data/index.html'],
    ['/my-data/assets/index-x.js', '/my-data/assets/index-x.js'],
    ['/my-data/place', '/my-data/place'],
    ['/invitation', '302 /invitation/'],
    ['/invitation/', '/invitation/index.html'],
    ['/invitation/assets/index-x.js', '/invitation/assets/index-x.js'],
    ['/invitation/token', '/invitation/token'],
  ])('%s means %s', (uri, meant) => {
    expect(uriOf(uri)).toBe(meant);
  });

  it('keeps the site that the page of one’s own data is for, and nothing else', () => {
    const querystring = { site: { value: 'harbour-court"\r\n<x>' }, code: { value: 'eyJ' } };
    expect(handler({ request: { uri: '/my-data', querystring } })).toMatchObject({
      headers: { location: { value: '/my-data/?site=harbour-courtx' } },
    });
  });

  it('is the same for the text that CloudFront runs, which leaves the rest of the request as it is', () => {
    const request = {
      uri: '/scanner/today',
      method: 'GET',
      headers: { host: { value: 'gate.example.com' } },
    };
    const answer: unknown = runInNewContext(`${viewerRequestCode()}; handler(event)`, { event: { request } });
    expect(answer).toEqual({ ...request, uri: '/scanner/index.html' });
    const redirect: unknown = runInNewContext(`${viewerRequestCode()}; handler(event)`, {
      event: { request: { uri: '/' } },
    });
    expect(redirect).toMatchObject({ statusCode: 302, headers: { location: { value: '/scanner/' } } });
    expect(viewerRequestCode()).not.toMatch(/\b(import|export|interface)\b/);
  });
});
