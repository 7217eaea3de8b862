/** What a person asks for: to see their data (PDPO, section 18), or to have it corrected (section 22). */
export const requestKinds = ['access', 'correction'] as const;
export type RequestKind = (typeof requestKinds)[number];
