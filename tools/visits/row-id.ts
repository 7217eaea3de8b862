import { createHash } from 'node:crypto';
import type { VisitFields } from './visit-row.ts';

/** The `importId` of every row that this command sends: a row is known by itself, whichever file it comes in. */
export const importId = '6a7e4f0c-2d57-4c1b-9a3e-5b1f0c8d7e21';

/**
 * The id of a row: of its reference where it has one, otherwise of all that it says. Changing how it is made would make
 * visits twice that were imported before (docs/decisions/140).
 */
export const rowIdOf = (fields: VisitFields, reference: string | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify(reference === undefined ? ['content', fields] : ['reference', reference]))
    .digest()
    .subarray(0, 16)
    .toString('base64url');
