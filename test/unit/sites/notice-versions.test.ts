import { describe, expect, it } from '@jest/globals';
import type { EpochSeconds } from '../../../functions/kernel/brands.ts';
import { daySeconds, later } from '../../../functions/kernel/clock.ts';
import type { PrivacyNotice } from '../../../functions/registry/firm.ts';
import { noticeAt, noticeVersionAt } from '../../../functions/registry/notice-at.ts';
import { firstNotice, nextNotices, type Notices } from '../../../functions/sites/notice-versions.ts';
import { nine } from '../../support/site.ts';

const asked = (en: string, more: object = {}) => ({ en, 'zh-Hant': '告示', changesPurpose: false, ...more });
const made = (done: ReturnType<typeof nextNotices>): Notices => {
  if (!done.ok) throw new Error(`refused: ${JSON.stringify(done.errors)}`);
  return done.notices;
};
const refusal = (done: ReturnType<typeof nextNotices>) => (done.ok ? undefined : done.errors);
const first = made(firstNotice(asked('One.'), nine));
const at = (days: number): EpochSeconds => later(nine, days * daySeconds);
const given = (site: Notices, en: string, now: EpochSeconds, more: object = {}): Notices =>
  made(nextNotices(site, asked(en, more), now));
const told = (site: Notices, when: EpochSeconds): string => noticeAt(site, when).texts.en;

describe('the versions of a notice', () => {
  it('begin with the site', () => {
    expect(first.notice).toMatchObject({ texts: { en: 'One.', 'zh-Hant': '告示' }, inForceFrom: nine });
    expect(refusal(firstNotice(asked('One.', { inForceFrom: at(1) }), nine))).toEqual([
      { path: 'privacyNotice.inForceFrom', message: 'is for a change: the first notice is in force at once' },
    ]);
  });

  it('change with any text, and with nothing else', () => {
    const version = (more: object) => given(first, 'Two.', at(1), more).notice.version;
    const two = version({});
    expect(version({ changesPurpose: true })).toBe(two);
    const others = [{ 'zh-Hant': '另一告示' }, { 'zh-Hans': '告示' }].map(version);
    expect(new Set([first.notice.version, two, ...others]).size).toBe(4);
  });

  it('come into force at the second that was named', () => {
    const site = given(first, 'Two.', nine, { inForceFrom: at(7) });
    const seen = [later(at(7), -1), at(7), at(8)].map((when) => told(site, when));
    expect(seen).toEqual(['One.', 'Two.', 'Two.']);
  });

  it('can be taken back before, and replaced', () => {
    const coming = given(first, 'Two.', nine, { inForceFrom: at(7) });
    expect(told(given(coming, 'One.', at(1)), at(8))).toBe('One.');
    expect(told(given(coming, 'Three.', at(1), { inForceFrom: at(9) }), at(8))).toBe('One.');
    expect(told(given(coming, 'Three.', at(1)), at(8))).toBe('Three.');
  });

  it('are written down as they came: what was to come and has come is the one before the next', () => {
    const coming = given(first, 'Two.', nine, { inForceFrom: at(7) });
    const third = given(coming, 'Three.', at(8));
    expect(third).toMatchObject({ notice: { texts: { en: 'Three.' } }, comingNotice: undefined });
    expect(third.earlierNoticeVersion).toBe(coming.comingNotice?.version);
  });

  it.each([
    [{ inForceFrom: later(nine, -1) }, 'privacyNotice.inForceFrom', 'must not be in the past'],
    [{ inForceFrom: later(at(366), 1) }, 'privacyNotice.inForceFrom', 'must be within 366 days'],
  ])('refuse %j', (more, path, message) => {
    expect(refusal(nextNotices(first, asked('Two.', more), nine))).toEqual([{ path, message }]);
  });

  it('refuse a new purpose that no text says', () => {
    expect(refusal(nextNotices(first, asked('One.', { changesPurpose: true }), nine))).toEqual([
      { path: 'privacyNotice.changesPurpose', message: 'needs a text that says the new purpose' },
    ]);
  });

  it('are the same with the same texts, also where the version was given by hand', () => {
    const byHand = { notice: { ...first.notice, version: '2026-11-01' } };
    expect(given(byHand, 'One.', at(1)).notice.version).toBe('2026-11-01');
    expect(refusal(nextNotices(byHand, asked('One.', { changesPurpose: true }), nine))).toHaveLength(1);
  });

  it('remember since when the purpose is the same', () => {
    const since = (site: Notices): (number | undefined)[] =>
      [site.notice, site.comingNotice].map((notice?: PrivacyNotice) => notice?.purposeSince);
    expect(since(first)).toEqual([undefined, undefined]);
    const coming = given(first, 'Two.', nine, { inForceFrom: at(7), changesPurpose: true });
    expect(since(coming)).toEqual([undefined, at(7)]);
    expect(since(given(coming, 'Three.', at(8)))).toEqual([at(7), undefined]);
  });
});

describe('the version that is stamped on a visitor', () => {
  const second = given(first, 'Two.', at(2));
  it('is the one that was shown when they came in, also where that is reported late', () => {
    const stamped = [at(1), at(2), at(3)].map((when) => noticeVersionAt(second, when));
    expect(stamped).toEqual([first.notice.version, second.notice.version, second.notice.version]);
  });

  it('is the oldest that is known, where none was recorded for that time', () => {
    expect(noticeVersionAt(first, at(-1))).toBe(first.notice.version);
  });
});
