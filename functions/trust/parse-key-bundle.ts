import * as z from 'zod/mini';
import type { EpochSeconds } from '../kernel/brands.ts';
import { epochSeconds } from '../kernel/clock.ts';
import type { KeyBundle } from '../personal-code/key-bundle.ts';

/** The key bundle as it stands in its secret. */
export interface StoredKeyBundle extends KeyBundle {
  /** Names the rules (anchors, name, algorithms) that its certificates were validated under; for the renewal. */
  readonly validatedUnder?: string;
}

const instant = z.pipe(
  z.int().check(z.nonnegative()),
  z.transform((seconds): EpochSeconds => epochSeconds(seconds)),
);

const keyBundle = z.object({
  schemaVersion: z.literal(1),
  profileId: z.string().check(z.minLength(1)),
  fetchedAt: instant,
  validUntil: instant,
  etag: z.exactOptional(z.string()),
  validatedUnder: z.exactOptional(z.string()),
  certificates: z
    .array(
      z.object({
        keyId: z.string().check(z.regex(/^[\w-]{43}$/)),
        algorithm: z.enum(['ES256', 'PS256', 'RS256']),
        der: z.string().check(z.minLength(1)),
        notBefore: instant,
        notAfter: instant,
        status: z.enum(['active', 'retiring']),
      }),
    )
    .check(z.minLength(1)),
});

/** Reads the secret's text; `undefined` when it is not a key bundle. */
export function parseKeyBundle(text: string): StoredKeyBundle | undefined {
  try {
    return keyBundle.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
