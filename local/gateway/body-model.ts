import { isJsonObject, type Json } from '../template/json.ts';

/** Whether a body matches a model. */
export type BodyModel = (body: string) => boolean;

/**
 * Compiles the part of JSON Schema draft-04 that the template's models use: the type of the whole and its required members.
 * Throws on any other keyword, so that nothing counts as checked that is not.
 */
export function bodyModel(schema: Json): BodyModel {
  if (!isJsonObject(schema)) throw new Error('a model is not a JSON Schema');
  const { type, required = [], ...others } = schema;
  const unknown = Object.keys(others).filter(
    (keyword) => !['$schema', 'title', 'description'].includes(keyword),
  );
  if (unknown.length > 0)
    throw new Error(`the local host cannot check the keyword ${unknown.join(', ')} of a model`);
  if (type !== 'object') throw new Error('the local host can only check models of type object');
  const names = Array.isArray(required) ? (required as readonly Json[]) : [];
  return (body) => {
    const json = parse(body);
    return isJsonObject(json) && names.every((name) => typeof name === 'string' && name in json);
  };
}

function parse(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
