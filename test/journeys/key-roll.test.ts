import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { client } from './support/client.ts';
import { runHost, type RunningHost } from './support/host.ts';
import { startTraffic, type Passage, type Traffic } from './support/traffic.ts';

const minutes = 60;
const hours = 60 * minutes;
/** The time for which a withdrawn certificate is accepted after the renewal that noticed it: the profile's refresh period. */
const retiringSeconds = 6 * hours;
/** A bundle older than this is not served while the store answers. */
const oldestBundleSeconds = 10 * minutes;

let host: RunningHost;
let traffic: Traffic;
beforeAll(async () => {
  host = await runHost();
  traffic = startTraffic(host.url, 4);
}, 90_000);
afterAll(async () => {
  await traffic.stop();
  expect(await host.stop()).toBe(0);
});

const post = async (path: string, body: object) => {
  const answer = await client(host.url).post(`/sandbox${path}`, body);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body;
};
const behave = (mode: string) => post('/certificates', { mode });
const renew = async () => (await post('/renewal', {}))['result'];
const restart = () => post('/restart', {});
const pass = async (passSeconds: number, act: () => Promise<void> = () => Promise.resolve()) => {
  const before = await traffic.atNight(async () => {
    await act();
    await post('/time', { passSeconds });
  });
  check(before);
};
const failedRenewals = async () => {
  const { body } = await client(host.url).get('/sandbox/metrics');
  return (body['items'] as { name: string; sum: number }[]).find(({ name }) => name === 'RenewalFailed')?.sum;
};

const outcomes = (passages: readonly Passage[], of: Passage['signer']) =>
  [...new Set(passages.filter(({ signer }) => signer === of).map(({ outcome }) => outcome))].sort();
const accepted = ['checked_in'];
const refused = ['rejected K01', 'rejected K03'];
let seen = 0;
/** The current results of codes with withdrawn certificates. */
let withdrawnComeTo: readonly string[] = [];
/** Checks that every valid code is accepted, and that codes of withdrawn certificates have the expected result. */
function check(passages: readonly Passage[]): void {
  seen += passages.length;
  const others = (of: Passage['signer'], expected: readonly string[]) =>
    outcomes(passages, of).filter((outcome) => !expected.includes(outcome));
  expect(others('present', ['checked_in'])).toEqual([]);
  expect(others('withdrawn', withdrawnComeTo)).toEqual([]);
}
/** Runs some visitors at every gate, while codes of withdrawn certificates have this result. */
const visitors = async (expected: readonly string[]) => {
  withdrawnComeTo = expected;
  const passages = await traffic.visitors(3);
  check(passages);
  expect(outcomes(passages, 'present').length).toBe(1);
  expect(outcomes(passages, 'withdrawn').length > 0).toBe(expected.length > 0);
};

describe('while the issuer rolls its certificate three times under traffic', () => {
  it('every valid code is accepted, and no code of a withdrawn certificate is accepted after its time', async () => {
    const first = await behave('normal');
    await visitors([]);

    // The first roll: functions are replaced in the middle.
    await behave('announce');
    expect(await renew()).toBe('renewed');
    await pass(oldestBundleSeconds);
    await visitors([]);
    await behave('roll');
    await restart();
    await visitors([]);
    expect(await renew()).toBe('renewed');
    withdrawnComeTo = accepted;
    traffic.alsoShow(String(first['keyId']));
    await visitors(accepted);
    await pass(retiringSeconds - 2 * minutes);
    await visitors(accepted);
    await pass(2 * minutes + 1);
    await visitors(refused);

    // The second roll: functions are replaced before it, and one renewal fails.
    await behave('down');
    expect(await renew()).toBe('failed');
    await visitors(refused);
    await behave('announce');
    expect(await renew()).toBe('renewed');
    await restart();
    await pass(oldestBundleSeconds);
    const second = await behave('normal');
    await behave('roll');
    await visitors(refused);
    expect(await renew()).toBe('renewed');
    await pass(retiringSeconds + 1);
    traffic.alsoShow(String(first['keyId']), String(second['keyId']));
    await visitors(refused);

    // The third roll is noticed and completed while every function sleeps with the earlier bundle in memory. The first code after
    // that is a withdrawn one, because an unknown one would make the functions look for a newer bundle.
    await behave('announce');
    expect(await renew()).toBe('renewed');
    await pass(oldestBundleSeconds);
    await visitors(refused);
    const third = await behave('normal');
    await pass(retiringSeconds + 1, async () => {
      await behave('roll');
      expect(await renew()).toBe('renewed');
      traffic.alsoShow(String(third['keyId']));
    });
    await visitors(refused);

    expect(await failedRenewals()).toBe(1);
    expect(seen).toBeGreaterThan(200);
  }, 90_000);
});
