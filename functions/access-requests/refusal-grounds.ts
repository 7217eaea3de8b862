import type { RequestKind } from './request-kinds.ts';

/** Why a request to see data may be refused (PDPO, section 20), and one to correct them (section 24). */
export const refusalGrounds = {
  /** Sections 20(1)(a) and 24(1): the office is not satisfied of who asks, or of the right to ask for another. */
  identity_not_established: ['access', 'correction'],
  /** Section 20(1)(b): it cannot be done without another person's data, and that person does not agree. */
  other_persons_data: ['access'],
  /** Section 20(1)(c): another law forbids it. */
  forbidden_by_law: ['access'],
  /** Sections 20(3)(a) and 24(3)(a): not in writing, in Chinese or English. */
  not_in_writing: ['access', 'correction'],
  /** Section 20(3)(b): too little was said to find the data. */
  cannot_be_located: ['access'],
  /** Section 20(3)(c): the same was asked before, and asking again now is not reasonable. */
  repeated: ['access'],
  /** Sections 20(3)(d) and 24(3)(e): another firm controls the data, and does not allow it. */
  controlled_by_another: ['access', 'correction'],
  /** Section 20(3)(e): not made in the Commissioner's form. */
  not_in_the_form: ['access'],
  /** Section 20(3)(f): Part 8 exempts the data, as for the prevention of crime. */
  exempt: ['access'],
  /** Section 24(3)(b): the office is not satisfied that the data is wrong. */
  not_inaccurate: ['correction'],
  /** Section 24(3)(c): too little was said to show in what way the data is wrong. */
  not_explained: ['correction'],
  /** Section 24(3)(d): the office is not satisfied that the correction is right. */
  correction_inaccurate: ['correction'],
} as const satisfies Record<string, readonly RequestKind[]>;

export type RefusalGround = keyof typeof refusalGrounds;

/** Whether a request of this kind may be refused on the ground. */
export const isGroundFor = (ground: RefusalGround, kind: RequestKind): boolean =>
  (refusalGrounds[ground] as readonly RequestKind[]).includes(kind);
