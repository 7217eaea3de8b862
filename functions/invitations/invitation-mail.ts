import type { EpochSeconds } from '../kernel/brands.ts';
import { toRfc3339 } from '../kernel/clock.ts';
import type { Site } from '../registry/firm.ts';
import type { Visit } from '../visits/visit.ts';
import { calendarFile } from './calendar-file.ts';
import { calendarIdOf } from './calendar-id.ts';
import { mailTextsIn } from './mail-texts.ts';
import { mimeMessage } from './mime-message.ts';
import { dayText, rangeText, zoneText, type InvitationLanguage } from './visit-times.ts';

/** What an e-mail with an invitation is made of. */
export interface InvitationMail {
  readonly from: string;
  readonly to: string;
  readonly language: InvitationLanguage;
  readonly link: string;
  readonly site: Pick<Site, 'name' | 'timeZone'>;
  readonly visit: Pick<Visit, 'visitId' | 'host' | 'expectedFrom' | 'expectedUntil' | 'version'>;
  readonly now: EpochSeconds;
}

/** Writes the e-mail: as plain text, as a simple page, and with a file for calendars. It names no person. */
export function invitationMail({ from, to, language, link, site, visit, now }: InvitationMail): string {
  const say = mailTextsIn(language);
  const times = {
    from: toRfc3339(visit.expectedFrom),
    until: toRfc3339(visit.expectedUntil),
    timeZone: site.timeZone,
  };
  const gaps = { site: site.name, day: dayText(times, language), unit: visit.host?.unit ?? '' };
  const place = visit.host ? say('unit', gaps) : site.name;
  const content: MailContent = {
    heading: say('invited', gaps),
    facts: [
      [say('when'), `${gaps.day}, ${rangeText(times, language)}`],
      [say('where'), place],
    ],
    zone: say('zone', { zone: zoneText(times, language) }),
    link: { address: link, label: say('open') },
    advice: [say('gate'), say('withoutApp')],
    small: [say('forYou'), say('automatic')],
  };
  return mimeMessage({
    from,
    fromName: site.name,
    to,
    subject: say('subject', gaps),
    language,
    text: plainText(content),
    html: htmlText(content, language),
    calendar: calendarFile({
      calendarId: calendarIdOf(visit.visitId),
      from: times.from,
      until: times.until,
      madeAt: toRfc3339(now),
      sequence: visit.version,
      title: say('calendarTitle', gaps),
      location: place,
      description: say('calendarText'),
    }),
  });
}

interface MailContent {
  readonly heading: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly zone: string;
  readonly link: { readonly address: string; readonly label: string };
  readonly advice: readonly string[];
  readonly small: readonly string[];
}

const plainText = ({ heading, facts, zone, link, advice, small }: MailContent): string =>
  [
    heading,
    [...facts.map(([name, value]) => `${name}: ${value}`), zone].join('\n'),
    `${link.label}:\n${link.address}`,
    ...advice,
    '—',
    ...small,
    '',
  ].join('\n\n');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** Mail programs know little CSS: styles stand in the elements, and no picture is loaded from anywhere. */
function htmlText({ heading, facts, zone, link, advice, small }: MailContent, language: string): string {
  const paragraph = (text: string, style = '') => `<p style="margin:0 0 14px;${style}">${escaped(text)}</p>`;
  const row = ([name, value]: readonly [string, string]) =>
    `<p style="margin:0 0 8px"><span style="color:#425657">${escaped(name)}</span><br><strong>${escaped(value)}</strong></p>`;
  const soft = 'color:#425657;font-size:14px';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(heading)}</title></head>`,
    '<body style="margin:0;padding:24px 16px;background:#f3f6f5;color:#0c1a19;font:17px/1.5 system-ui,-apple-system,\'Segoe UI\',sans-serif">',
    '<div style="max-width:520px;margin:0 auto;padding:24px;border-radius:16px;background:#ffffff">',
    `<h1 style="margin:0 0 18px;font-size:22px;line-height:1.3">${escaped(heading)}</h1>`,
    ...facts.map(row),
    paragraph(zone, soft),
    `<p style="margin:22px 0"><a href="${escaped(link.address)}" style="display:inline-block;padding:14px 22px;border-radius:12px;background:#0b4f49;color:#ffffff;font-weight:600;text-decoration:none">${escaped(link.label)}</a></p>`,
    ...advice.map((text) => paragraph(text)),
    '<hr style="margin:22px 0;border:0;border-top:1px solid #d3ddda">',
    ...small.map((text) => paragraph(text, soft)),
    '</div></body></html>',
    '',
  ].join('\n');
}
