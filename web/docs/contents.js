import { breakable, element, isWide } from './element.js';

const mostResults = 20;

/** An entry of the index: what it is called, and a mark of its method. */
const entryOf = ({ kind, id, title, method, path }, withPath = false) =>
  element(
    'li',
    {},
    element(
      'a',
      { href: `#${id}` },
      element('span', { class: `method ${method ?? kind}` }, method ?? 'message'),
      element('span', {}, title, withPath && path ? element('small', {}, breakable(path)) : undefined),
    ),
  );

/** The chapters of the index. On a phone one is open at a time. */
export const chaptersOf = ({ chapters, messages }) =>
  [...chapters, messages].map(({ id, title, description, entries }) =>
    element(
      'details',
      isWide() ? (id === 'messages' ? {} : { open: '' }) : { name: 'chapter' },
      element(
        'summary',
        { id },
        element('span', {}, title, element('small', {}, description)),
        element('span', { class: 'count' }, entries.length),
      ),
      element(
        'ul',
        {},
        entries.map((entry) => entryOf(entry)),
      ),
    ),
  );

/** Puts the entries that fit all words into the index, best first, in place of the chapters. Answers how many fit. */
export function showResults(found, into) {
  into.replaceChildren(...found.slice(0, mostResults).map((entry) => entryOf(entry, true)));
  if (found.length === 0) return 'Nothing found.';
  const all = found.length === 1 ? '1 found' : `${found.length} found`;
  return found.length > mostResults ? `${all}; the first ${mostResults} are shown.` : `${all}.`;
}
