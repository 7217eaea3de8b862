import { element, inline, paragraphs, verbatim } from './element.js';
import { showOperation } from './operation.js';
import { fieldsOf, table, typeOf } from './schema.js';

/** What the page begins with: where the API is, and what to send with each request. */
const start = ({ description, access, base }) => ({
  title: 'Begin here',
  content: [
    ...paragraphs(description),
    element('p', {}, 'Base address: ', element('code', {}, base)),
    element('h3', {}, 'Access'),
    element('p', {}, inline('Send `Authorization: Bearer …` with each request.')),
    ...paragraphs(access),
    element('p', {}, 'On this machine the sandbox gives tokens:'),
    verbatim(
      'How to get a token of the sandbox',
      `curl -s ${location.origin}/sandbox/tokens \\\n  -H 'Content-Type: application/json' \\\n  -d '{"member":"manager"}'`,
    ),
  ],
});

function message({ title, schema, description }) {
  const fields = fieldsOf(schema);
  return {
    title,
    content: [
      ...paragraphs(description),
      fields.length > 0 ? table(`Fields of ${title}`, fields) : element('p', {}, typeOf(schema)),
    ],
  };
}

function operation(shown, api) {
  const at = api.operations.indexOf(shown);
  const link = (other, words) =>
    other && element('a', { href: `#${other.id}` }, element('small', {}, words), other.title);
  return {
    title: shown.title,
    content: [
      ...showOperation(shown, api),
      element(
        'p',
        { class: 'neighbours' },
        [link(api.operations[at - 1], 'Previous'), link(api.operations[at + 1], 'Next')].filter(Boolean),
      ),
    ],
  };
}

/** What the page shows for a fragment of its address: an operation, a message, or the start. */
export function viewOf(fragment, api) {
  const entry = [...api.operations, ...api.messages.entries].find(({ id }) => id === fragment);
  if (entry?.kind === 'operation') return { kind: 'operation', id: entry.id, ...operation(entry, api) };
  if (entry) return { kind: 'message', id: entry.id, ...message(entry) };
  return { kind: 'start', id: '', ...start(api) };
}
