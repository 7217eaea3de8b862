import type { VisitFields } from './visit-row.ts';

/**
 * What the id of a row is the digest of: its reference where it has one, otherwise all its fields. A change of this would
 * make a second visit of each row that was imported before (docs/decisions/140).
 */
export const rowText = (fields: VisitFields | object, reference: string | undefined): string =>
  JSON.stringify(reference === undefined ? ['content', fields] : ['reference', reference]);
