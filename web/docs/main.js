import { element, inline, json, paragraphs } from './element.js';
import { fieldsOf, row, table, typeOf } from './schema.js';

const contents = document.querySelector('#contents');
const operations = document.querySelector('#operations');
const state = document.querySelector('#state');

/** The part of the document that a reference names. */
const follow = (api, part) =>
  part.$ref
    ? part.$ref
        .slice(2)
        .split('/')
        .reduce((at, name) => at[name], api)
    : part;

function show(api) {
  document.title = `${api.info.title} API`;
  document.querySelector('#about').append(...inline(api.info.description));
  document.querySelector('#access').append(...accessTo(api));
  const all = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );
  const chapters = api.tags.map((tag) => ({
    ...tag,
    items: all.filter(({ tags }) => tags.includes(tag.name)),
  }));
  contents.append(
    ...chapters.flatMap(({ name, items }) => [
      element('h2', {}, name),
      element(
        'ul',
        {},
        items.map(({ operationId, summary }) =>
          element('li', {}, element('a', { href: `#${operationId}` }, summary)),
        ),
      ),
    ]),
    element('h2', {}, element('a', { href: '#messages' }, 'messages')),
  );
  operations.replaceChildren(
    ...chapters.flatMap(({ name, description, items }) => [
      element('h2', { id: `chapter-${name}` }, name),
      ...paragraphs(description),
      ...items.map((item) => operationOf(api, item)),
    ]),
    element('h2', { id: 'messages' }, 'Messages'),
    ...Object.entries(api.components.schemas).map(([name, schema]) => messageOf(name, schema)),
  );
  // The page is made after it was loaded, so that a link to a part of it finds it only now.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** Where the API is, and what to send with each request. */
const accessTo = ({ servers: [server], components }) => [
  element('p', {}, 'Base address: ', element('code', {}, `${location.origin}${server.url}`)),
  ...paragraphs(`\`Authorization: Bearer …\`: ${components.securitySchemes.accessToken.description}`),
];

function operationOf(api, { path, method, operationId, summary, description, deprecated, ...more }) {
  const parameters = (more.parameters ?? []).map((part) => follow(api, part));
  const body = more.requestBody?.content['application/json'];
  return element(
    'section',
    { id: operationId, 'aria-labelledby': `${operationId}-title` },
    element('h3', { id: `${operationId}-title` }, summary, deprecated ? ' (deprecated)' : ''),
    element(
      'p',
      { class: 'route' },
      element('span', { class: `method ${method}` }, method),
      ' ',
      element('code', {}, path),
    ),
    ...paragraphs(description),
    parameters.length > 0
      ? table(
          `Parameters of ${operationId}`,
          parameters.map((one) => row(one.name, one.required, one.schema, one.description)),
        )
      : undefined,
    ...(body ? [element('h4', {}, 'Body: ', typeOf(body.schema)), ...examplesOf(body)] : []),
    element('h4', {}, 'Answers'),
    ...Object.entries(more.responses).map(([status, part]) => answerOf(api, status, follow(api, part))),
  );
}

function answerOf(api, status, { description, content = {}, headers = {} }) {
  const [media] = Object.values(content);
  const names = Object.keys(headers).join(', ');
  return element(
    'details',
    { class: Number(status) < 400 ? 'good' : 'problem', ...(Number(status) < 300 ? { open: '' } : {}) },
    element(
      'summary',
      {},
      element('strong', {}, status),
      ' ',
      ...inline(description.split('\n\n').join(' ')),
    ),
    media ? element('p', {}, typeOf(media.schema)) : undefined,
    names === '' ? undefined : element('p', {}, element('small', {}, `Headers: ${names}`)),
    ...(media ? examplesOf(media) : []),
  );
}

const examplesOf = ({ examples = {} }) =>
  Object.values(examples).flatMap(({ summary, value }) => [
    element('p', { class: 'example' }, summary),
    json(value),
  ]);

function messageOf(name, schema) {
  const fields = fieldsOf(schema);
  return element(
    'section',
    { id: `schema-${name}`, 'aria-labelledby': `schema-${name}-title` },
    element('h3', { id: `schema-${name}-title` }, name),
    ...paragraphs(schema.description),
    fields.length > 0 ? table(`Fields of ${name}`, fields) : element('p', {}, typeOf(schema)),
  );
}

try {
  const response = await fetch('/v1/openapi.json');
  if (!response.ok) throw new Error(`it was answered with ${response.status}`);
  show(await response.json());
} catch (error) {
  state.textContent = `The document cannot be read: ${error.message}`;
}
