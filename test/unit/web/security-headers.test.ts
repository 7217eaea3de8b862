import { describe, expect, it } from '@jest/globals';
import { bareHeaders, headersOfScannerFile } from '../../../lib/web/security-headers.ts';

const policyOf = (uri: string): Record<string, string> =>
  Object.fromEntries(
    (headersOfScannerFile(uri)['content-security-policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
const worker = '/scanner/assets/reader.worker-CcVIrb8y.js';

describe('the policy of the guard’s app', () => {
  it('allows its own files and the API of its origin, and nothing else', () => {
    expect(policyOf('/scanner/index.html')).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'worker-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self'",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });

  it('lets one worker compile WebAssembly, and no page, no service worker and no other script', () => {
    expect(policyOf(worker)).toEqual({
      ...policyOf('/scanner/index.html'),
      'script-src': "'self' 'wasm-unsafe-eval'",
    });
    for (const uri of [
      '/scanner/',
      '/scanner/sw.js',
      '/scanner/assets/wasm-reader-x.js',
      '/scanner/assets/index-x.js',
    ])
      expect(Object.values(policyOf(uri)).join()).not.toContain('unsafe');
  });

  it('grants the camera alone of the powerful features', () => {
    const features = headersOfScannerFile('/scanner/')['permissions-policy']?.split(', ') ?? [];
    expect(features.filter((feature) => !feature.endsWith('=()'))).toEqual(['camera=(self)']);
    expect(features).toEqual(expect.arrayContaining(['microphone=()', 'geolocation=()', 'usb=()']));
  });

  it('is the same for the page of an invitation, without the camera', () => {
    const headers = headersOfScannerFile('/invitation/index.html');
    const features = headers['permissions-policy'] ?? '';
    expect(headers).toEqual({
      ...headersOfScannerFile('/scanner/index.html'),
      'permissions-policy': features,
    });
    expect(features.split(', ').filter((feature) => !feature.endsWith('=()'))).toEqual([]);
    expect(features).toContain('camera=()');
    expect(headersOfScannerFile('/invitation/assets/index-x.js')['cache-control']).toContain('immutable');
  });

  it('keeps a file with a hash in its name for good, and asks for every other again', () => {
    expect(policyOf('/my-data/assets/reader.worker-x.js')).toEqual(policyOf(worker));
    expect(policyOf('/my-data/index.html')).toEqual(policyOf('/scanner/index.html'));
    expect(headersOfScannerFile(worker)['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const uri of ['/scanner/index.html', '/scanner/sw.js', '/scanner/manifest.webmanifest'])
      expect(headersOfScannerFile(uri)['cache-control']).toBe('no-cache');
  });

  it('lets the desk show a logo that has no address, and nothing else besides', () => {
    expect(policyOf('/desk/index.html')).toEqual({
      ...policyOf('/scanner/index.html'),
      'img-src': "'self' data:",
    });
  });

  it('lets what is no page do nothing at all', () => {
    expect(bareHeaders).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'strict-transport-security': 'max-age=63072000',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });
});
