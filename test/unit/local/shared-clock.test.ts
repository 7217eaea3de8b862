import { afterAll, describe, expect, it } from '@jest/globals';
import { followClock, passTime } from '../../../local/host/shared-clock.ts';

const { Date: machineDate } = globalThis;
afterAll(() => {
  globalThis.Date = machineDate;
});
const aheadMs = () => Date.now() - machineDate.now();

describe('the clock of a host', () => {
  it('shows the machine’s time until it is moved forward, and then keeps running', () => {
    expect(Date).toBe(machineDate);
    passTime(0);
    expect(aheadMs()).toBeLessThan(1_000);
    passTime(6 * 3_600);
    passTime(60);
    expect(Math.round(aheadMs() / 60_000)).toBe(361);
    expect(Math.round((new Date().getTime() - machineDate.now()) / 60_000)).toBe(361);
    followClock(new SharedArrayBuffer(8));
    expect(Math.round(aheadMs() / 60_000)).toBe(361);
  });

  it('does not change dates with a given time', () => {
    expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
    expect(new Date(2026, 10, 24).getMonth()).toBe(10);
    expect(Date.parse('2026-11-24T00:00:00Z')).toBe(Date.UTC(2026, 10, 24));
    expect(new Date()).toBeInstanceOf(Date);
    expect(new machineDate()).toBeInstanceOf(Date);
  });

  it('never moves back', () => {
    expect(() => {
      passTime(-1);
    }).toThrow('time does not go back');
  });
});
