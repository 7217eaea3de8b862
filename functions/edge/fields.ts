import * as z from 'zod/mini';
import type { EpochSeconds, LocalDay } from '../kernel/brands.ts';
import { epochSeconds } from '../kernel/clock.ts';

/** Control, format (bidi override, zero width), unassigned and line-separator characters, and the brackets of markup. */
const unfitForText = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>]/u;

/** The check that a text has none of these characters. */
export const plainText = z.refine<string>(
  (text) => !unfitForText.test(text),
  'has characters that are not allowed',
);

/** The check that a list names nothing twice. */
export const distinct = z.refine<readonly unknown[]>(
  (items) => new Set(items).size === items.length,
  'must name each once',
);

/** A line of text of 1–`most` characters, trimmed, without control or invisible characters. */
export const textField = (most: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(most), plainText);

/** Text of 1–`most` characters in one or more lines, trimmed; otherwise as {@link textField}. */
export const paragraphsField = (most: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(most),
    z.refine((text) => !unfitForText.test(text.replaceAll('\n', '')), 'has characters that are not allowed'),
  );

/** A person's name, ≤ 100 characters, with at least one letter. */
export const nameField = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(100), plainText, z.regex(/\p{L}/u, 'must have a letter'));

/** Letter(s) and first three digits of a Hong Kong identity card: `A123`. Never more. */
export const idPrefixField = z.pipe(
  z
    .string()
    .check(
      z.trim(),
      z.regex(/^[A-Za-z]{1,2}\d{3}$/, 'must be the letter(s) and first three digits, such as A123'),
    ),
  z.transform((prefix) => prefix.toUpperCase()),
);

/** RFC 3339 with a zone (`2026-11-23T09:00:00+08:00`; `t` and `z` may be small, section 5.6), to epoch seconds. */
export const instantField = z.pipe(
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.replace(/(?<=^[\d-]{10})t/, 'T').replace(/z$/, 'Z')),
    ),
    z.iso.datetime({
      offset: true,
      error: 'must be an RFC 3339 time with a zone, such as 2026-11-23T01:00:00Z',
    }),
  ),
  z.transform((text): EpochSeconds => epochSeconds(Date.parse(text) / 1000)),
);

/** A calendar day that exists: `2026-11-23`. Where it does not exist, no further check of the message runs. */
export const dayField = z.pipe(
  z.iso.date({ error: 'must be a day that exists, such as 2026-11-23', abort: true }),
  z.transform((text) => text as LocalDay),
);

/** The empty body `{}`. */
export const emptyBody = z.strictObject({});
