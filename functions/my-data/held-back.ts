import type { Host } from '../visits/visit.ts';

/**
 * What a record may hold that is about somebody else, or may be: the host's name, a note in words, who came along (PDPO,
 * section 20(1)(b) and (2): other people's names are left out, and the rest is given).
 */
export const heldBackFields = [
  'hostName',
  'notes',
  'undoNotes',
  'companions',
  'leadVisitor',
  'officeCorrections',
] as const;
type HeldBackField = (typeof heldBackFields)[number];

/** Which of these a record has. */
export const heldBackOf = (
  { host, notes }: { readonly host?: Host; readonly notes?: string },
  more: Partial<Record<HeldBackField, boolean>> = {},
): readonly HeldBackField[] => {
  const has = { ...more, hostName: host?.name !== undefined, notes: notes !== undefined };
  return heldBackFields.filter((field) => has[field]);
};

/** Who sees records of visitors: classes, as the register of processing names them (docs/privacy.md). */
export const recipientKinds = [
  'guards_of_the_site',
  'office_of_the_firm',
  'programs_of_the_firm',
  'hosting_provider',
] as const;
