import { describe, expect, it } from '@jest/globals';
import { PassingFailure } from '../../../../tools/shared/access-tokens.ts';
import { send } from '../../../../tools/shared/send.ts';
import { ToolFailure } from '../../../../tools/shared/tool-failure.ts';

const problem = (status: number, code: string, headers: Record<string, string> = {}) => ({
  error: { code, title: 'A title.', requestId: 'r-1' },
  response: new Response(null, { status, headers }),
});
const fine = { data: 'fine', response: new Response(null, { status: 200 }) };
type Step = typeof fine | ReturnType<typeof problem> | Error;

const outcomeOf = async (
  steps: readonly Step[],
  more: { renewable?: boolean; stopAfter?: number; firstCallTo?: string } = {},
) => {
  const waits: number[] = [];
  const abort = new AbortController();
  const whys: string[] = [];
  let calls = 0;
  let drops = 0;
  const call = () => {
    const step = steps[Math.min(calls, steps.length - 1)];
    calls += 1;
    if (!step || !('response' in step)) throw step ?? new Error('no step');
    return Promise.resolve(step as { data?: string; response: Response });
  };
  const tokens = {
    current: () => Promise.resolve('token'),
    drop: () => {
      drops += 1;
      return more.renewable ?? false;
    },
  };
  const wait = (ms: number) => {
    waits.push(ms / 1000);
    if (waits.length === more.stopAfter) abort.abort();
    return Promise.resolve();
  };
  const result = await send(call, {
    ...(more.firstCallTo === undefined ? {} : { firstCallTo: more.firstCallTo }),
    tokens,
    signal: abort.signal,
    wait,
    chance: () => 1,
    onWait: (_, why) => whys.push(why),
  }).catch((error: unknown) => error as Error);
  return { result, calls, waits, drops, whys };
};
const refused = (message: string): unknown =>
  expect.objectContaining({ message: expect.stringContaining(message) });

describe('a request', () => {
  it('waits as requested, and is sent again', async () => {
    const throttled = problem(429, 'too_many_requests', { 'retry-after': '7' });
    const { result, waits, whys } = await outcomeOf([throttled, problem(503, 'store_unavailable'), fine]);
    expect(result).toBe('fine');
    expect(waits).toEqual([7, 2]);
    expect(whys[0]).toBe('429 too_many_requests: A title. (request r-1)');
  });

  it.each([
    ['a lost connection', new TypeError('fetch failed')],
    ['an interrupted answer', new TypeError('terminated')],
    ['no answer in time', new DOMException('late', 'TimeoutError')],
    ['a token endpoint that fails', new PassingFailure('answered 500')],
    ['a gateway that fails', problem(502, 'x')],
  ])(
    'is sent again after %s, with longer and longer waits, and given up after eight tries',
    async (_, step) => {
      expect(await outcomeOf([step, fine])).toMatchObject({ result: 'fine', calls: 2 });
      const { result, calls, waits } = await outcomeOf([step]);
      expect(result).toBeInstanceOf(ToolFailure);
      expect(result).toEqual(refused('There was no answer after 8 tries'));
      expect(calls).toBe(8);
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64]);
    },
  );

  it('is given up if the wait is hours long, as for the daily quota', async () => {
    const { result, calls } = await outcomeOf([problem(429, 'quota_exceeded', { 'retry-after': '30000' })]);
    expect(result).toBeInstanceOf(ToolFailure);
    expect(result).toEqual(refused('wait for 30000 seconds: 429 quota_exceeded'));
    expect(calls).toBe(1);
  });

  it.each([400, 401, 403, 404, 413])('is not sent again if it is refused with %d', async (status) => {
    const { result, calls } = await outcomeOf([problem(status, 'some_code')]);
    expect(result).toBeInstanceOf(ToolFailure);
    expect(result).toEqual(refused(`refused: ${String(status)} some_code: A title. (request r-1)`));
    expect(calls).toBe(1);
  });

  it('renews its token once', async () => {
    const late = problem(401, 'unauthenticated');
    expect(await outcomeOf([late, fine], { renewable: true })).toMatchObject({
      result: 'fine',
      calls: 2,
      drops: 1,
      waits: [],
    });
    expect(await outcomeOf([late], { renewable: true })).toMatchObject({
      result: refused('401'),
      calls: 2,
      drops: 1,
    });
  });

  it('is not sent again after an interruption', async () => {
    const { result, calls } = await outcomeOf([problem(503, 'x')], { stopAfter: 1 });
    expect(result).toMatchObject({ name: 'AbortError' });
    expect(calls).toBe(2);
  });

  it('throws our own fault at once', async () => {
    const { result, calls } = await outcomeOf([new TypeError('x is not a function')]);
    expect(result).toEqual(refused('x is not a function'));
    expect(result).not.toBeInstanceOf(ToolFailure);
    expect(calls).toBe(1);
  });

  const notReachable = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

  it.each(['ECONNREFUSED', 'ENOTFOUND'])(
    'is given up soon if nothing listens (%s), with an error that names the address',
    async (code) => {
      const { result, calls, waits } = await outcomeOf([notReachable(code)], {
        firstCallTo: 'http://localhost:8787/v1',
      });
      expect(result).toEqual(refused('Nothing answers at http://localhost:8787/v1'));
      expect(result).toEqual(refused('--api'));
      expect([calls, waits]).toEqual([3, [1, 2]]);
    },
  );

  it('is repeated longer for a host that answered before, and for a busy one', async () => {
    expect((await outcomeOf([notReachable('ECONNREFUSED')])).calls).toBe(8);
    const busy = await outcomeOf([problem(503, 'store_unavailable')], {
      firstCallTo: 'http://localhost:8787/v1',
    });
    expect(busy.calls).toBe(8);
  });
});
