/** Who the visitor is said to be. Never a full identity-card number: there is no field for one. */
export interface Visitor {
  readonly englishName?: string;
  readonly chineseName?: string;
  /** Letter(s) and first three digits of the identity card. */
  readonly idPrefix?: string;
  readonly ageOver?: number;
}
