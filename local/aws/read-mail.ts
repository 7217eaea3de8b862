/** An e-mail as the mail catcher keeps it. */
export interface CaughtMail {
  readonly id: string;
  /** RFC 3339. */
  readonly sentAt: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: string;
}

/** Reads an e-mail that functions/invitations/mime-message.ts has written: parts in base64, subject in encoded words. */
export function readMail(raw: string): Omit<CaughtMail, 'id' | 'sentAt'> {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const header = (name: string): string =>
    new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1] ?? '';
  const part = (type: string): string => {
    const found = new RegExp(`Content-Type: ${type}[^]*?\\r\\n\\r\\n([A-Za-z0-9+/=\\r\\n]*)`, 'i').exec(
      raw,
    )?.[1];
    return found === undefined ? '' : Buffer.from(found, 'base64').toString('utf8');
  };
  return {
    from: decodedWords(header('From')).replace(/\s+/g, ' '),
    to: header('To'),
    subject: decodedWords(header('Subject')),
    text: part('text/plain'),
    html: part('text/html'),
    calendar: part('text/calendar'),
  };
}

/** RFC 2047: blanks between two encoded words are no part of the text. */
const decodedWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?B\?([^?]*)\?=/gi, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'));
