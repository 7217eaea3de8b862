import { storedKinds } from '../privacy/stored-fields.ts';
import type { StoredKind } from '../privacy/stored-kind.ts';
import { personalFieldsShown, type PersonalFieldShown } from './personal-fields-shown.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

const shownRow = ({ data, fields }: PersonalFieldShown): readonly string[] => [
  data.about,
  data.what,
  code(fields),
  data.purpose,
  data.seenBy,
  data.kept,
  data.stored === 'sealed' ? 'sealed' : 'encrypted table',
];

const byAbout = (fields: readonly PersonalFieldShown[]): readonly PersonalFieldShown[] => {
  const order = ['visitor', 'host', 'barred person', 'member'];
  return [...fields].sort((one, other) => order.indexOf(one.data.about) - order.indexOf(other.data.about));
};

const storedRow = ({ kind, table: where, ofPerson, shown, kept }: StoredKind): readonly string[] => [
  kind,
  where,
  Object.entries(ofPerson)
    .map(([name, what]) => `\`${name}\`: ${what}`)
    .join('; '),
  code(shown),
  kept,
];

/** What the register says that no schema can: data that is only sent, and places outside the tables. */
const elsewhere: readonly (readonly [what: string, where: string, kept: string])[] = [
  ['Personal Code that a visitor shows', 'memory of the function that verifies it', 'for that request'],
  [
    'name and prefix that the office searches for',
    'memory of the function that searches',
    'for that request',
  ],
  ['invitation PIN', 'the answer that makes it; a keyed hash in the visit', 'shown once'],
  [
    'visits of today and tomorrow, sealed under each visitor’s own name',
    'offline pack on an enrolled scanner of the site',
    'until the end of the day, the shift, or the revocation',
  ],
  [
    'passages without a network, encrypted',
    'queue of the scanner that recorded them',
    'until the service has taken them',
  ],
  [
    'ids, states, times and gates of visits',
    'events on the event bus',
    'as the firm’s subscribers keep them',
  ],
  [
    'ids of firms, requests, visits, members, exports, holds and corrections; routes, codes of errors',
    'logs of functions and of the API',
    'three months',
  ],
  ['addresses of clients, rules that they met', 'logs of the firewall', 'a month'],
  ['email address and password hash of a person who signs in', 'user pool', 'as long as the member'],
  ['exported visits', 'files that the member of the firm who exported them keeps', 'as the firm decides'],
];

/** The register of processing as a document. The same code always writes the same text. */
export const processingRegister = (): string => `# Register of processing

What Gatehouse holds about people: which field, what for, who sees it, how long, and where. \`npm run processing-register\` writes this page from the annotations of the API's own schemas and from the list of stored items. Tests fail while a field of an answer, or an attribute of a stored item, is in neither. A test also plants marked personal data in a whole day of work and finds it nowhere else ([privacy.md](privacy.md)).

"Sealed" is encrypted by the service under a key of the site and the day of purge, before it reaches the database. The key is destroyed two days after that day; backups hold noise from then on. "Encrypted table" is encrypted by the database under the deployment's own key.

## What answers of the API show

${table(
  ['about', 'what', 'field', 'purpose', 'who sees it', 'how long', 'stored'],
  byAbout(personalFieldsShown()).map(shownRow),
)}

## What is stored

Beside what answers show. Every item of a visitor has a \`purgeAt\`; no read returns it after that moment.

${table(
  ['item', 'table', 'about a person, not shown', 'as shown above', 'how long'],
  storedKinds.filter(({ ofPerson, shown }) => Object.keys(ofPerson).length + shown.length > 0).map(storedRow),
)}

These items say nothing of a person beyond ids: ${storedKinds
  .filter(({ ofPerson, shown }) => Object.keys(ofPerson).length + shown.length === 0)
  .map(({ kind }) => kind)
  .join('; ')}.

## Outside the tables

${table(['what', 'where', 'how long'], elsewhere)}

There is no field for a full identity-card number or for a picture of a card.
`;
