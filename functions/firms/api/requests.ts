import * as z from 'zod/mini';
import { textField } from '../../edge/fields.ts';

const colour = z
  .string()
  .check(z.toLowerCase(), z.regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #004080'));

/** Body of `PATCH /firm`: absent fields stay, `null` takes the colour or the logo away. */
export const firmChange = z.strictObject({
  name: z.optional(textField(80)),
  colour: z.optional(z.nullable(colour)),
  logo: z.optional(
    z.nullable(
      z.strictObject({
        data: z
          .string()
          .check(
            z.minLength(1),
            z.maxLength(16_000),
            z.describe('A PNG, JPEG or WebP of at most 11 KiB and 16 to 1024 pixels a side, in Base64.'),
          ),
      }),
    ),
  ),
});
export type FirmChange = z.output<typeof firmChange>;
