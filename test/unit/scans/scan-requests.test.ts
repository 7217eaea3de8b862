import { describe, expect, it } from '@jest/globals';
import { choiceRequest, scanRequest } from '../../../functions/scans/api/requests.ts';
import { visitIdOf } from '../../support/visit.ts';

const scanId = '0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b';
const scan = { scanId, code: 'code', gateId: 'main' };
const fits = (schema: typeof scanRequest | typeof choiceRequest, input: unknown) =>
  schema.safeParse(input).success;

describe('a scan request', () => {
  it('has scan, code and gate, and optionally a direction', () => {
    expect(scanRequest.parse(scan)).toEqual(scan);
    expect(scanRequest.parse({ ...scan, direction: 'out' })).toEqual({ ...scan, direction: 'out' });
  });

  it('leaves an empty or nonsense code to the profile', () => {
    expect(fits(scanRequest, { ...scan, code: '' })).toBe(true);
    expect(fits(scanRequest, { ...scan, code: '\u0000\uFEFF' })).toBe(true);
  });

  it.each([
    ['no scan id', { ...scan, scanId: undefined }],
    ['a scan id that is not a UUID', { ...scan, scanId: '1' }],
    ['no code', { ...scan, code: undefined }],
    ['a code with a wrong type', { ...scan, code: 5 }],
    ['a code of 12,001 characters', { ...scan, code: 'x'.repeat(12_001) }],
    ['no gate', { ...scan, gateId: undefined }],
    ['an unknown direction', { ...scan, direction: 'up' }],
    ['a field too many', { ...scan, firmId: 'rival' }],
  ])('is refused with %s', (_, input) => {
    expect(fits(scanRequest, input)).toBe(false);
  });
});

describe('a choice request', () => {
  const choice = { choiceToken: 'token' };

  it('picks a visit, or none of them', () => {
    expect(fits(choiceRequest, { ...choice, visitId: visitIdOf('a') })).toBe(true);
    expect(fits(choiceRequest, { ...choice, walkIn: true })).toBe(true);
  });

  it.each([
    ['neither', choice],
    ['both', { ...choice, visitId: visitIdOf('a'), walkIn: true }],
    ['walkIn false', { ...choice, walkIn: false }],
    ['an invalid visit id', { ...choice, visitId: 'a' }],
    ['no token', { walkIn: true }],
    ['a token of 8,001 characters', { choiceToken: 'x'.repeat(8001), walkIn: true }],
    ['a field too many', { ...choice, walkIn: true, scanId }],
  ])('is refused with %s', (_, input) => {
    expect(fits(choiceRequest, input)).toBe(false);
  });

  it('gets a message that names the missing part', () => {
    expect(choiceRequest.safeParse(choice).error?.issues[0]?.message).toBe(
      'must have either visitId or walkIn',
    );
  });
});
