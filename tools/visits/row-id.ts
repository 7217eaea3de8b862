import { createHash } from 'node:crypto';
import type { VisitFields } from './visit-row.ts';

/** The `importId` of every row that this command sends: a row has the same id in every file. */
export const importId = '6a7e4f0c-2d57-4c1b-9a3e-5b1f0c8d7e21';

/**
 * The id of a row: derived from its reference where it has one, otherwise from all its fields. Changing how it is made
 * would make a second visit of each row that was imported before (docs/decisions/140).
 */
export const rowIdOf = (fields: VisitFields, reference: string | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify(reference === undefined ? ['content', fields] : ['reference', reference]))
    .digest()
    .subarray(0, 16)
    .toString('base64url');
