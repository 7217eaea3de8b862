/** The visitor, as stated in the booking or the code. There is no field for a full identity-card number. */
export interface Visitor {
  readonly englishName?: string;
  readonly chineseName?: string;
  /** Letter(s) and first three digits of the identity card. */
  readonly idPrefix?: string;
  readonly ageOver?: number;
}
