import { curlOf } from './curl.js';
import { problemsOf } from './document.js';
import { breakable, element, foldable, inline, isWide, paragraphs, verbatim } from './element.js';
import { fieldsOf, row, table, typeOf } from './schema.js';

/** Everything about one operation: what it does, how it is called, what it answers. */
export function showOperation(operation, { base, schemaOf }) {
  const { method, path, description, parameters, body, answers, deprecated } = operation;
  return [
    element(
      'p',
      { class: 'route' },
      element('span', { class: `method ${method}` }, method),
      ' ',
      element('code', {}, breakable(path)),
    ),
    ...(deprecated ? [element('p', { class: 'deprecated' }, 'Deprecated: it will go.')] : []),
    ...paragraphs(description),
    element('h3', {}, 'Example'),
    verbatim('The request as a command', curlOf(operation, base)),
    ...(body ? furtherExamples(body) : []),
    ...part('Parameters', parameters.length > 0 && parametersOf(parameters)),
    ...part('Body', body && bodyOf(body, schemaOf)),
    element('h3', {}, 'Answer'),
    ...answers.filter(({ status }) => status < 400).flatMap(answerOf),
    problemTable(problemsOf(operation)),
  ];
}

const part = (title, content) => (content ? [element('h3', {}, title), content] : []);

const parametersOf = (parameters) =>
  table(
    'Parameters',
    parameters.map((one) => row(one.name, one.required, one.schema, one.description)),
  );

function bodyOf({ schema }, schemaOf) {
  const fields = fieldsOf(schemaOf(schema));
  if (fields.length === 0) return element('p', {}, typeOf(schema));
  return element(
    'div',
    {},
    element('p', {}, typeOf(schema)),
    foldable(isWide(), `Its ${fields.length} fields`, table('Fields of the body', fields)),
  );
}

const json = (label, value) => verbatim(label, JSON.stringify(value, null, 2));

/** The examples after the first, which the command shows. */
const furtherExamples = ({ examples = {} }) =>
  Object.values(examples)
    .slice(1)
    .map(({ summary, value }) => foldable(false, `Body: ${summary}`, json(summary, value)));

function answerOf({ status, description, content = {}, headers = {} }) {
  const [media] = Object.values(content);
  const names = Object.keys(headers);
  return [
    element('p', {}, element('strong', { class: 'status' }, status), ' ', ...inline(description)),
    media ? element('p', {}, typeOf(media.schema)) : undefined,
    names.length > 0 ? element('p', { class: 'quiet' }, `Headers: ${names.join(', ')}`) : undefined,
    ...Object.values(media?.examples ?? {}).map(({ summary, value }, at) =>
      foldable(at === 0, summary, json(summary, value)),
    ),
  ];
}

const problemTable = (problems) =>
  foldable(
    isWide(),
    `${problems.length} problems that it may answer`,
    table(
      'Problems',
      problems.map(({ status, code, title }) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, element('code', {}, code)),
          element('td', { class: 'type' }, status),
          element('td', {}, title),
        ),
      ),
    ),
  );
