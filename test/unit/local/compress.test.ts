import { gunzipSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { compressed } from '../../../local/gateway/compress.ts';

const body = 'x'.repeat(1000);

describe('the gateway’s answer', () => {
  it('is compressed from the size on that the template names, and is the same after that', async () => {
    const sent = await compressed(body, 'gzip, deflate, br', 1000);
    expect(sent.encoding).toBe('gzip');
    expect(gunzipSync(sent.body).toString()).toBe(body);
    expect(await compressed(body, 'gzip', 1001)).toEqual({ body });
    expect(await compressed(body, 'gzip', undefined)).toEqual({ body });
  });

  it('is measured in bytes, not in characters', async () => {
    expect((await compressed('陳'.repeat(400), 'gzip', 1000)).encoding).toBe('gzip');
  });

  it.each([
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['deflate', 'deflate'],
    ['gzip;q=0, deflate', 'deflate'],
    ['*', 'gzip'],
    ['identity', undefined],
    ['br', undefined],
    ['gzip;q=0', undefined],
    ['*;q=0', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('to a client that accepts %s is in %s', async (accepts, encoding) => {
    const sent = await compressed(body, accepts, 10);
    expect(sent.encoding).toBe(encoding);
    if (encoding === 'deflate') expect(inflateSync(sent.body).toString()).toBe(body);
  });
});
