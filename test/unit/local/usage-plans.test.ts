import { beforeEach, describe, expect, it } from '@jest/globals';
import { apiKeys } from '../../../local/aws/api-keys.ts';
import { usageMeter } from '../../../local/gateway/usage-plans.ts';

const keys = apiKeys({
  planIds: ['small', 'big'],
  seeds: [
    { id: 'one', value: 'value-one', name: 'one', planIds: ['small'] },
    { id: 'two', value: 'value-two', name: 'two', planIds: ['small'] },
    { id: 'lost', value: 'value-lost', name: 'lost', planIds: [] },
  ],
  kept: undefined,
  keep: () => undefined,
});
let nowMs = 0;
let day = '2026-11-23';
let meter: ReturnType<typeof usageMeter>;
beforeEach(() => {
  nowMs = 0;
  day = '2026-11-23';
  meter = usageMeter({
    plans: [
      { id: 'small', ratePerSecond: 2, burst: 3, requestsPerDay: 5 },
      { id: 'big', ratePerSecond: 100, burst: 100, requestsPerDay: 1000 },
    ],
    findKey: keys.find,
    nowMs: () => nowMs,
    day: () => day,
  });
});
const times = (count: number, value: string | undefined) => Array.from({ length: count }, () => meter(value));

describe('a usage plan on the local host', () => {
  it('passes a burst, and then refuses until enough time has passed', () => {
    expect(times(4, 'value-one')).toEqual([undefined, undefined, undefined, 'THROTTLED']);
    nowMs += 500;
    expect(times(2, 'value-one')).toEqual([undefined, 'THROTTLED']);
  });

  it('counts each firm separately', () => {
    times(4, 'value-one');
    expect(meter('value-two')).toBeUndefined();
  });

  it('refuses requests over the day’s quota, and starts again the next day', () => {
    const answers = Array.from({ length: 6 }, () => {
      nowMs += 1000;
      return meter('value-one');
    });
    expect(answers).toEqual([...Array<undefined>(5), 'QUOTA_EXCEEDED']);
    day = '2026-11-24';
    nowMs += 1000;
    expect(meter('value-one')).toBeUndefined();
  });

  it.each([['value-lost'], ['value-unknown'], [undefined]])(
    'refuses the key %s, which is in no plan',
    (value) => {
      expect(meter(value)).toBe('INVALID_API_KEY');
    },
  );

  it('follows a key into another plan', () => {
    times(4, 'value-two');
    expect(keys.answer('DELETE', '/usageplans/small/keys/two', {}).status).toBe(202);
    expect(meter('value-two')).toBe('INVALID_API_KEY');
    expect(keys.answer('POST', '/usageplans/big/keys', { keyId: 'two', keyType: 'API_KEY' }).status).toBe(
      201,
    );
    expect(meter('value-two')).toBeUndefined();
  });

  it('refuses other operations, and unknown plans or keys', () => {
    expect(keys.answer('GET', '/apikeys', {}).status).toBe(400);
    expect(keys.answer('POST', '/usageplans/none/keys', { keyId: 'two', keyType: 'API_KEY' }).status).toBe(
      404,
    );
    expect(keys.answer('POST', '/usageplans/small/keys', { keyId: 'none', keyType: 'API_KEY' }).status).toBe(
      404,
    );
    expect(keys.answer('DELETE', '/apikeys/none', {}).status).toBe(404);
  });
});
