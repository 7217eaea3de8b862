import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventDetail, eventMessages, eventSchemas } from '../../../functions/openapi/event-schemas.ts';

const read = (file: string) => readFileSync(path.join(import.meta.dirname, '../../../docs', file), 'utf8');
const between = (text: string, mark: string) =>
  text.split(`<!-- ${mark} -->`)[1]?.split(`<!-- /${mark} -->`)[0] ?? '';
const rowsOf = (mark: string) =>
  between(read('events.md'), mark)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

const common = ['version', 'eventId', 'firmId', 'siteId', 'visitId', 'visitVersion', 'at'];
/** Each event of a visit may have it. */
const ofEach = [...common, 'corrected'];
const messages = Object.entries(eventMessages).map(([type, message]) => ({ type, ...eventDetail(message) }));

describe('docs/events.schema.json', () => {
  it('matches the messages: run `npm run openapi` if this fails', () => {
    expect(read('events.schema.json')).toBe(`${JSON.stringify(eventSchemas(), null, 2)}\n`);
  });

  it('allows later fields, and requires all common fields', () => {
    expect(JSON.stringify(eventSchemas())).not.toContain('additionalProperties');
    for (const { type, required } of messages)
      if (type.startsWith('visit.')) expect(required).toEqual(expect.arrayContaining(common));
  });
});

describe('docs/events.md', () => {
  it('lists for each event its meaning and its own fields', () => {
    const own = ({ type, properties, required }: (typeof messages)[number]) =>
      Object.keys(properties)
        .filter((name) => !(type.startsWith('visit.') ? ofEach : ['version']).includes(name))
        .map((name) => `\`${name}\`${required.includes(name) ? '' : '?'}`)
        .join(', ');
    expect(rowsOf('events')).toEqual(
      messages.map((message) => [`\`${message.type}\``, message.description, own(message)]),
    );
  });

  it('describes every field', () => {
    const described = new Map(
      messages.flatMap(({ properties }) =>
        Object.entries(properties).flatMap(([name, { description }]) =>
          description === undefined ? [] : [[name, description] as const],
        ),
      ),
    );
    const told = rowsOf('fields');
    expect(told.map(([name]) => name)).toEqual([
      ...new Set(messages.flatMap(({ properties }) => Object.keys(properties).map((name) => `\`${name}\``))),
    ]);
    for (const [name = '', text] of told) {
      const said = described.get(name.slice(1, -1));
      if (said !== undefined) expect(text).toBe(said);
    }
  });
});
