import * as z from 'zod/mini';
import { dayField, distinct, idPrefixField, instantField, nameField, plainText } from '../edge/fields.ts';
import { gateIdField } from '../edge/id-fields.ts';
import { longPageQuery, pageQuery } from '../edge/page-query.ts';
import { timeZoneField } from '../sites/api/requests.ts';
import { catalogue, schemas } from './catalogue.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What the document adds to a field's own schema. Patterns that other regular-expression dialects cannot read are replaced;
 * the function still checks what it checks.
 */
const said = new Map<unknown, JsonSchema>([
  [nameField, { description: 'A person’s name with at least one letter.' }],
  [
    idPrefixField,
    { description: 'Letter(s) and first three digits of a Hong Kong identity card. Never more.' },
  ],
  [instantField, { format: 'date-time', description: 'RFC 3339 with a zone.' }],
  [dayField, { description: 'A calendar day that exists.' }],
  [timeZoneField, { minLength: 1, description: 'IANA name: `Asia/Hong_Kong`.' }],
  [gateIdField, { description: 'A gate of the site.' }],
  [
    pageQuery.limit,
    {
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 50,
      pattern: undefined,
      description: 'Items on a page.',
    },
  ],
  [
    longPageQuery.limit,
    {
      type: 'integer',
      minimum: 1,
      maximum: 500,
      default: 50,
      pattern: undefined,
      description: 'Items on a page.',
    },
  ],
  [pageQuery.cursor, { description: 'Where the page begins: `nextCursor` of the page before.' }],
]);

/**
 * The part of {@link plainText} that every dialect of regular expressions can express: at least one character that is not
 * blank, and no control or format characters, line separators or brackets of markup. Blanks at the ends are trimmed.
 */
const plainPattern = (() => {
  const unfit = String.raw`\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff<>`;
  return String.raw`^\s*[^\s${unfit}]([^${unfit}]*[^\s${unfit}])?\s*$`;
})();

const refTo = (name: string): string => `#/components/schemas/${name}`;

/** Every message of the catalogue as JSON Schema (draft 2020-12), by its name; messages refer to each other. */
export function componentSchemas(): ReadonlyMap<string, JsonSchema> {
  if (converted) return converted;
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names()) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { ...conversion, uri: refTo }).schemas;
  converted = new Map(
    Object.entries(made)
      .map(([name, schema]) => [name, explained(plain(schema), made[shownAs.get(name) ?? ''])] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return converted;
}

/** The message that a request becomes. Its fields mean the same. */
const shownAs: ReadonlyMap<string, string> = new Map([
  ['PreRegistration', 'Visit'],
  ['VisitEdit', 'Visit'],
  ['NewRecurringVisits', 'RecurringVisits'],
  ['NewSite', 'Site'],
  ['SiteChange', 'Site'],
  ['AddGateRequest', 'Gate'],
  ['GateChange', 'Gate'],
  ['NewMember', 'Member'],
  ['MemberChange', 'Member'],
]);

/** The request, its fields described as they are in the answer where they do not say more themselves. */
function explained(request: JsonSchema, answer?: { readonly properties?: unknown }): JsonSchema {
  if (!answer) return request;
  const shown = answer.properties as Readonly<Record<string, JsonSchema>>;
  const fields = Object.entries(request['properties'] as Readonly<Record<string, JsonSchema>>);
  const properties = fields.map(([name, field]) => {
    const description = shown[name]?.['description'];
    return [name, '$ref' in field || description === undefined ? field : { description, ...field }] as const;
  });
  return { ...request, properties: Object.fromEntries(properties) };
}

/** A schema that is not a message, such as a query, as JSON Schema. */
export const inlineSchema = (schema: z.ZodMiniType): JsonSchema => plain(z.toJSONSchema(schema, conversion));

/** Reference to the message in the document. */
export const referenceTo = (schema: z.ZodMiniType) => ({ $ref: refTo(nameOf(schema)) });

/** The message's name in the document. */
export function nameOf(schema: z.ZodMiniType): string {
  const name = names().get(schema);
  if (name === undefined) throw new Error('the schema belongs to no operation');
  return name;
}

let converted: ReadonlyMap<string, JsonSchema> | undefined;
let named: ReadonlyMap<z.ZodMiniType, string> | undefined;

/** A message that the catalogue does not name is called after its route: `PreRegisterRequest`, `PreRegisterAnswer`. */
function names(): ReadonlyMap<z.ZodMiniType, string> {
  if (named) return named;
  const found = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
  for (const [route, { body, answers }] of Object.entries(catalogue)) {
    const title = `${route.charAt(0).toUpperCase()}${route.slice(1)}`;
    if (body && !found.has(body)) found.set(body, `${title}Request`);
    for (const { schema } of Object.values(answers)) {
      if (schema && !found.has(schema)) found.set(schema, `${title}Answer`);
    }
  }
  named = found;
  return found;
}

const conversion = {
  io: 'input',
  target: 'draft-2020-12',
  override: ({
    zodSchema,
    jsonSchema,
  }: {
    zodSchema: z.core.$ZodTypes;
    jsonSchema: Record<string, unknown>;
  }) => {
    // The format says the same, and is shorter.
    if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern'];
    // The largest safe integer of JavaScript is not a rule of the API.
    if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
    if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
    // Generators of clients read `const: true` as the text "true", and then refuse every answer that has it.
    if (jsonSchema['const'] === true) {
      delete jsonSchema['const'];
      jsonSchema['description'] ??= '`true`, or left out.';
    }
    const alternatives = alternativesOf(zodSchema);
    if (alternatives) jsonSchema['discriminator'] = alternatives;
    if (hasCheck(zodSchema, plainText)) jsonSchema['pattern'] = plainPattern;
    if (hasCheck(zodSchema, distinct)) jsonSchema['uniqueItems'] = true;
    Object.assign(jsonSchema, said.get(zodSchema));
  },
} as const;

const hasCheck = (schema: z.core.$ZodTypes, check: object): boolean =>
  schema._zod.def.checks?.some((one) => one === check) ?? false;

/** The message for each value of a union's discriminator, where all its messages have names. */
function alternativesOf(schema: z.core.$ZodTypes) {
  const { def } = schema._zod;
  if (def.type !== 'union' || !('discriminator' in def)) return undefined;
  const { discriminator: propertyName, options } = def as z.core.$ZodDiscriminatedUnionDef;
  const mapping = options.flatMap((option) => {
    const name = names().get(option as z.ZodMiniType);
    const words = option._zod.propValues?.[propertyName] ?? [];
    return name === undefined ? [] : [...words].map((word) => [String(word), refTo(name)] as const);
  });
  return { propertyName, mapping: Object.fromEntries(mapping) };
}

/** Drops what a schema inside an OpenAPI document does not need. */
function plain(schema: object): JsonSchema {
  const json = JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== '$schema' && name !== '$id'));
}
