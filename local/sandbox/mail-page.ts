import type { ServerResponse } from 'node:http';
import type { CaughtMail } from '../aws/read-mail.ts';
import { answerJson } from './answer.ts';

/** The page has no script, and an e-mail can load nothing. */
const policy = (styles: string): string =>
  `default-src 'none'; style-src ${styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * Answers the routes of the mail catcher: a list, one e-mail as text and as the page that a mail program shows, its file for
 * calendars, and all as JSON. `path` is what follows `/sandbox/mail`. Answers false where there is nothing.
 */
export function answerMail(path: string, mails: readonly CaughtMail[], response: ServerResponse): boolean {
  if (path === '' || path === '/') return answerPage(response, 'E-mails', listOf(mails));
  if (path === '/all.json') {
    answerJson(response, 200, { items: mails });
    return true;
  }
  const [, id, what = ''] = path.split('/');
  const mail = mails.find((each) => each.id === id);
  if (!mail) return false;
  switch (what) {
    case '':
      return answerPage(response, mail.subject, oneOf(mail));
    case 'page':
      return answer(response, mail.html, { 'content-security-policy': policy("'unsafe-inline'") });
    case 'visit.ics':
      return answer(response, mail.calendar, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="visit.ics"',
      });
    default:
      return false;
  }
}

function answer(response: ServerResponse, text: string, headers: Readonly<Record<string, string>>): true {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...headers,
  });
  response.end(text);
  return true;
}

const answerPage = (response: ServerResponse, title: string, main: string): true =>
  answer(
    response,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><link rel="stylesheet" href="/sandbox/mail.css"></head><body><main>${main}</main></body></html>`,
    { 'content-security-policy': policy("'self'") },
  );

const listOf = (mails: readonly CaughtMail[]): string =>
  [
    '<h1>E-mails</h1><p>This machine sends no e-mail. What the service would have sent is here until the host ends, newest first.</p>',
    mails.length === 0 ? '<p>There is none yet.</p>' : '<ul>',
    ...mails.map(
      ({ id, subject, to, sentAt }) =>
        `<li><a href="/sandbox/mail/${id}">${escaped(subject)}</a><span>${escaped(to)} · <time>${escaped(sentAt)}</time></span></li>`,
    ),
    mails.length === 0 ? '' : '</ul>',
  ].join('');

const oneOf = ({ id, subject, from, to, sentAt, text }: CaughtMail): string =>
  [
    '<p><a href="/sandbox/mail">All e-mails</a></p>',
    `<h1>${escaped(subject)}</h1>`,
    `<dl><dt>From</dt><dd>${escaped(from)}</dd><dt>To</dt><dd>${escaped(to)}</dd><dt>Sent</dt><dd>${escaped(sentAt)}</dd></dl>`,
    `<p><a href="/sandbox/mail/${id}/page">As a mail program shows it</a> · <a href="/sandbox/mail/${id}/visit.ics">Calendar file</a></p>`,
    `<pre>${linked(text)}</pre>`,
  ].join('');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** Text with its addresses as links. */
const linked = (text: string): string =>
  escaped(text).replace(/https?:\/\/[\w./:#-]+/g, (address) => `<a href="${address}">${address}</a>`);
