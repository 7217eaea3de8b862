import { siteTimeZone } from './api.js';

const formats = new Map();

const format = (language, shape) => {
  const key = `${language} ${JSON.stringify(shape)}`;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-HK', { timeZone: siteTimeZone, ...shape });
  formats.set(key, made);
  return made;
};
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const date = { day: 'numeric', month: 'short' };

/** An instant as the site’s clock shows it: the time, with the date where that is not `now`’s. */
export function momentAtSite(instant, language, now) {
  const dayOf = (at) => format(language, date).format(at);
  const at = new Date(instant);
  return dayOf(at) === dayOf(now)
    ? format(language, clock).format(at)
    : format(language, { ...date, ...clock }).format(at);
}
