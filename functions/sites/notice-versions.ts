import { createHash } from 'node:crypto';
import type { EpochSeconds } from '../kernel/brands.ts';
import { daySeconds, later } from '../kernel/clock.ts';
import { defined } from '../kernel/defined.ts';
import { invalidField, type Failure } from '../kernel/problems.ts';
import type { PrivacyNotice, Site } from '../registry/firm.ts';
import { noticeAt } from '../registry/notice-at.ts';
import type { NewSite } from './api/requests.ts';

type Asked = NewSite['privacyNotice'];

/** The notices of a site: the part of its settings that says what visitors are told. */
export type Notices = Pick<Site, 'notice' | 'comingNotice' | 'earlierNoticeVersion'>;

/** How long before it comes into force a notice can be given. */
const mostDaysAhead = 366;

/** The notice that a new site begins with. It cannot begin later: a site always has one. */
export function firstNotice(
  asked: Asked,
  now: EpochSeconds,
): { readonly ok: true; readonly notices: Notices } | Failure {
  if (asked.inForceFrom !== undefined && asked.inForceFrom > now)
    return invalidField('privacyNotice.inForceFrom', 'is for a change: the first notice is in force at once');
  return { ok: true, notices: { notice: { ...textsOf(asked), inForceFrom: now } } };
}

/**
 * The notices of a site after another was given. One for later replaces the one that was to come before. The text that is
 * in force already, given again, takes back what was to come.
 */
export function nextNotices(
  site: Notices,
  asked: Asked,
  now: EpochSeconds,
): { readonly ok: true; readonly notices: Notices } | Failure {
  const standing = noticesNow(site, now);
  const { inForceFrom: from = now, changesPurpose } = asked;
  if (from < now) return invalidField('privacyNotice.inForceFrom', 'must not be in the past');
  if (from > later(now, mostDaysAhead * daySeconds))
    return invalidField('privacyNotice.inForceFrom', `must be within ${String(mostDaysAhead)} days`);
  const texts = textsOf(asked);
  if (versionOf(standing.notice.texts) === texts.version)
    return changesPurpose
      ? invalidField('privacyNotice.changesPurpose', 'needs a text that says the new purpose')
      : { ok: true, notices: { ...standing, comingNotice: undefined } };
  const purposeSince = changesPurpose ? from : standing.notice.purposeSince;
  const notice: PrivacyNotice = { ...texts, inForceFrom: from, ...defined({ purposeSince }) };
  return from > now
    ? { ok: true, notices: { ...standing, comingNotice: notice } }
    : {
        ok: true,
        notices: { notice, comingNotice: undefined, earlierNoticeVersion: standing.notice.version },
      };
}

/** The same notices, written down as of now: what was to come and has come is in force. */
function noticesNow({ notice, comingNotice, earlierNoticeVersion }: Notices, now: EpochSeconds): Notices {
  const current = noticeAt({ notice, comingNotice }, now);
  return current === notice
    ? { notice, ...defined({ comingNotice, earlierNoticeVersion }) }
    : { notice: current, earlierNoticeVersion: notice.version };
}

/** Texts with a version that is derived from them: it changes if and only if a text changes. */
function textsOf({
  en,
  'zh-Hant': traditional,
  'zh-Hans': simplified,
}: Asked): Pick<PrivacyNotice, 'version' | 'texts'> {
  const texts = { en, 'zh-Hant': traditional, ...defined({ 'zh-Hans': simplified }) };
  return { version: versionOf(texts), texts };
}

function versionOf({ en, 'zh-Hant': traditional, 'zh-Hans': simplified }: PrivacyNotice['texts']): string {
  const said = [en, traditional, ...(simplified === undefined ? [] : [simplified])];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
}
