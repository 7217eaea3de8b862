/** An e-mail with a text in two forms and a calendar file. */
export interface MailParts {
  /** The address of the sender, and what mail programs show beside it. */
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly subject: string;
  readonly language: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: string;
}

/** A line with encoded words has at most 76 characters (RFC 2047 §2), the name of the header counted. */
const mostWordBytes = 39;
const lineLength = 76;
/** No part can hold them: all parts are written in base64. */
const boundaries = { mixed: '=_gatehouse_mixed', alternative: '=_gatehouse_alternative' };

/**
 * Writes an e-mail in the Internet Message Format (RFC 5322, RFC 2045). Everything of variable content is encoded, and an
 * address with a line break is refused, so that no text can become a header.
 */
export function mimeMessage(parts: MailParts): string {
  const { from, fromName, to, subject, language, text, html, calendar } = parts;
  if (/[\r\n]/.test(from + to)) throw new Error('an address has a line break');
  const lines = [
    `From: ${encodedWords(fromName)}\r\n <${from}>`,
    `To: ${to}`,
    `Subject: ${encodedWords(subject)}`,
    'MIME-Version: 1.0',
    `Content-Language: ${language}`,
    'Auto-Submitted: auto-generated',
    `Content-Type: multipart/mixed; boundary="${boundaries.mixed}"`,
    '',
    `--${boundaries.mixed}`,
    `Content-Type: multipart/alternative; boundary="${boundaries.alternative}"`,
    '',
    ...part(boundaries.alternative, ['Content-Type: text/plain; charset=utf-8'], text),
    ...part(boundaries.alternative, ['Content-Type: text/html; charset=utf-8'], html),
    `--${boundaries.alternative}--`,
    ...part(
      boundaries.mixed,
      [
        'Content-Type: text/calendar; charset=utf-8; method=PUBLISH; name="visit.ics"',
        'Content-Disposition: attachment; filename="visit.ics"',
      ],
      calendar,
    ),
    `--${boundaries.mixed}--`,
    '',
  ];
  return lines.join('\r\n');
}

const part = (boundary: string, headers: readonly string[], content: string): readonly string[] => [
  `--${boundary}`,
  ...headers,
  'Content-Transfer-Encoding: base64',
  '',
  ...(Buffer.from(content)
    .toString('base64')
    .match(new RegExp(`.{1,${String(lineLength)}}`, 'g')) ?? []),
];

/** A header’s text as encoded words, cut between characters. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > mostWordBytes) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ');
}
