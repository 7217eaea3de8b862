import { isJsonObject, type Json, type JsonObject } from '../template/json.ts';

/** Does a record pass a filter of an event source mapping? */
export type EventFilter = (record: Json) => boolean;

/**
 * Reads a filter's pattern (JSON): for each field named the values that it may have. Throws on every other pattern of
 * EventBridge, which the host cannot play.
 */
export function eventFilter(pattern: string): EventFilter {
  const wanted = JSON.parse(pattern) as Json;
  if (!isJsonObject(wanted)) throw cannotPlay(pattern);
  assertPlain(wanted, pattern);
  return (record) => fits(wanted, record);
}

function assertPlain(wanted: JsonObject, pattern: string): void {
  for (const value of Object.values(wanted)) {
    if (isJsonObject(value)) assertPlain(value, pattern);
    else if (!isList(value) || value.some((one) => typeof one === 'object' && one !== null))
      throw cannotPlay(pattern);
  }
}

const fits = (wanted: Json, found: Json | undefined): boolean =>
  isList(wanted)
    ? found !== undefined && wanted.includes(found)
    : isJsonObject(wanted) &&
      isJsonObject(found) &&
      Object.entries(wanted).every(([name, value]) => fits(value, found[name]));

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const cannotPlay = (pattern: string): Error =>
  new Error(`the local host does not support the event filter ${pattern}`);
