import { createHash } from 'node:crypto';
import { rowText } from '../../client/visit-file/row-text.ts';
import type { VisitFields } from '../../client/visit-file/visit-row.ts';

/** The id of a row: sixteen bytes of a digest. The desk makes the same one (web/desk/src/import/read-rows.ts). */
export const rowIdOf = (fields: VisitFields, reference: string | undefined): string =>
  createHash('sha256').update(rowText(fields, reference)).digest().subarray(0, 16).toString('base64url');
