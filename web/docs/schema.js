import { element, inline } from './element.js';

const nameOf = (reference) => reference.split('/').at(-1);

/** A type in a few words, with links to the messages that have a name. */
export function typeOf(schema) {
  if (schema.$ref) return [element('a', { href: `#schema-${nameOf(schema.$ref)}` }, nameOf(schema.$ref))];
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives)
    return alternatives.flatMap((one, at) => (at === 0 ? typeOf(one) : [' or ', ...typeOf(one)]));
  if (schema.enum) return [schema.enum.map((value) => JSON.stringify(value)).join(', ')];
  if ('const' in schema) return [JSON.stringify(schema.const)];
  if (schema.type === 'array') return ['list of ', ...typeOf(schema.items ?? {})];
  const type = [schema.type ?? 'anything'].flat().join(' or ');
  return [[type, schema.format && `(${schema.format})`, rangeOf(schema)].filter(Boolean).join(' ')];
}

function rangeOf({ minimum, maximum, minLength, maxLength, default: usual }) {
  const from = minimum ?? minLength;
  const to = maximum ?? maxLength;
  const unit = maxLength === undefined ? '' : ' characters';
  const range = to === undefined ? '' : `${from ?? 0}–${to}${unit}`;
  return [range, usual === undefined ? '' : `${JSON.stringify(usual)} when left out`]
    .filter(Boolean)
    .join(', ');
}

/**
 * The fields of a message, those inside its objects too; none for a message that is a string, or one of several others.
 */
export function fieldsOf(schema, prefix = '') {
  const alternatives = (schema.oneOf ?? schema.anyOf ?? []).filter((one) => one.properties);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const required = (schema.required ?? []).includes(name);
    const inside = field.type === 'array' ? { ...field.items } : field;
    return [
      row(`${prefix}${name}`, required, field),
      ...(inside.properties ? fieldsOf(inside, `${prefix}${name}.`) : []),
    ];
  });
  return [
    ...own,
    ...alternatives.flatMap((one, at) => [
      element('tr', { class: 'alternative' }, element('th', { colspan: '3' }, at === 0 ? 'either' : 'or')),
      ...fieldsOf(one, prefix),
    ]),
  ];
}

/** A row of a table of fields or parameters. */
export const row = (name, required, schema, description = schema.description) =>
  element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      element('code', {}, name),
      required ? undefined : element('small', {}, ' optional'),
    ),
    element('td', { class: 'type' }, typeOf(schema)),
    element('td', {}, inline(description)),
  );

/** A table of such rows. */
export const table = (label, rows) => element('table', { 'aria-label': label }, element('tbody', {}, rows));
