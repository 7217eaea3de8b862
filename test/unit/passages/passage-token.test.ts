import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRow } from '../../../functions/passages/passage-token.ts';
import { passageDevice, type PassageDevice } from '../../support/passages.ts';
import { siteWith } from '../../support/site.ts';

const site = siteWith();
let device: PassageDevice;
let stranger: PassageDevice;
beforeAll(async () => {
  device = await passageDevice(site);
  stranger = await passageDevice(site);
});

const read = async (row: string) => readRow(row, device.scanner);
const verdictOf = async (row: string) => {
  const { ok, ...rest } = await read(row);
  return ok ? 'ok' : rest;
};
const visitId = 'v'.repeat(22);
const told = { method: 'host_confirms', visitor: { englishName: 'CHAN Tai Man' }, host: { unit: '1A' } };

describe('a row that is a passage of this scanner', () => {
  it.each([
    ['by code', { code: 'text of the QR' }],
    ['by code, with the visit', { code: 'text of the QR', visitId }],
    ['by hand, of a visit', { visitId }],
    ['by hand, of a walk-in', { byHand: told, did: 'walk_in' }],
    ['out by hand', { direction: 'out', visitId, byHand: { method: 'seen_leaving' } }],
    [
      'out by hand, by the passage in',
      {
        direction: 'out',
        inScanId: '0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b',
        byHand: { method: 'seen_leaving' },
      },
    ],
    ['with a claim of a later version', { code: 'text', torch: true }],
  ])('%s', async (_, claims) => {
    expect(await verdictOf(await device.row(claims))).toBe('ok');
  });

  it('is read with its ids in one form', async () => {
    const row = await read(await device.row({ code: 'x', scanId: '0B8C3F0A-6E0B-4C0E-9A53-0B8C3F0A6E0B' }));
    expect(row.ok && row.passage.scanId).toBe('0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b');
  });
});

describe('a row that is none', () => {
  it.each([
    ['neither code nor guard’s word', { byHand: undefined }],
    ['both', { code: 'x', byHand: { method: 'staff_card' }, visitId }],
    ['a guard’s word about nobody', { byHand: { method: 'staff_card' } }],
    ['a walk-in without a host', { byHand: { ...told, host: undefined } }],
    ['a walk-in without a name', { byHand: { ...told, visitor: {} } }],
    [
      'a whole identity-card number',
      { byHand: { ...told, visitor: { englishName: 'A', idPrefix: 'A123456' } } },
    ],
    ['a way out that came in', { direction: 'out', did: 'checked_in', code: 'x' }],
    ['a way in that went out', { direction: 'in', did: 'checked_out', code: 'x' }],
    ['seen leaving at the way in', { visitId, byHand: { method: 'seen_leaving' } }],
    ['a way in with a way in', { code: 'x', inScanId: '0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b' }],
    ['no time', { code: 'x', recordedAt: undefined }],
    ['milliseconds', { code: 'x', recordedAt: 1_795_395_600_000 }],
    ['a fraction of a second', { code: 'x', recordedAt: 1_795_395_600.5 }],
    ['a negative counter', { code: 'x', counter: -1 }],
    ['a gate that is no id', { code: 'x', gateId: 'Main gate' }],
    ['a scan that is no UUID', { code: 'x', scanId: '1' }],
    ['another audience', { code: 'x', aud: 'somebody' }],
    ['an empty code', { code: '' }],
  ])('has bad claims: %s', async (_, claims) => {
    expect(await verdictOf(await device.row(claims))).toEqual({ code: 'bad_claims' });
  });

  it('is another scanner’s, firm’s or site’s', async () => {
    expect(await verdictOf(await stranger.row({ code: 'x' }))).toEqual({ code: 'bad_signature' });
    expect(await verdictOf(await device.row({ code: 'x', iss: 'other'.padEnd(22, '_') }))).toEqual({
      code: 'other_scanner',
    });
    expect(await verdictOf(await device.row({ code: 'x', firmId: 'rival' }))).toEqual({ code: 'other_site' });
    expect(await verdictOf(await device.row({ code: 'x', siteId: 'rival-tower' }))).toEqual({
      code: 'other_site',
    });
  });

  it.each([
    ['another type', { typ: 'gatehouse-scanner+jwt' }],
    ['a key of its own', { jwk: { kty: 'EC' } }],
    ['a key id', { kid: '1' }],
    ['a critical header', { crit: ['b64'], b64: true }],
  ])('has a header that is not allowed: %s', async (_, header) => {
    expect(await verdictOf(await device.row({ code: 'x' }, header))).toEqual({ code: 'malformed' });
  });

  it('has another algorithm, none, or a name twice', async () => {
    const [, body = '', signature = ''] = (await device.row({ code: 'x' })).split('.');
    const encode = (text: string) => Buffer.from(text).toString('base64url');
    const typ = '"typ":"gatehouse-passage+jwt"';
    for (const head of [
      `{"alg":"none",${typ}}`,
      `{"alg":"HS256",${typ}}`,
      `{"alg":"ES256","alg":"ES256",${typ}}`,
    ])
      expect(await verdictOf(`${encode(head)}.${body}.${signature}`)).toEqual({ code: 'malformed' });
    expect(await verdictOf(`${encode(`{"alg":"ES256",${typ}}`)}.${body}.`)).toEqual({ code: 'malformed' });
  });

  it.each(['', 'x', 'a.b.c', 'https://example.com/menu', '{"payload":"x"}'])('%s', async (text) => {
    expect(await verdictOf(text)).toEqual({ code: 'malformed' });
  });

  it('was changed in one character, anywhere', async () => {
    const row = await device.row({ code: 'x' });
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: row.length - 1 }),
        fc.constantFrom('A', 'B', 'x', 'z', '0', '9', '-', '_', '=', '.', ' ', '\n'),
        async (at, character) => {
          fc.pre(row[at] !== character);
          const changed = `${row.slice(0, at)}${character}${row.slice(at + 1)}`;
          expect((await read(changed)).ok).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });
});
