/** Letters, six digits, and a check digit that may be missing or in brackets, as they stand on the card. */
const cardNumber = /(?<![A-Z0-9])[A-Z]{1,2}[ -]?\d{6}(?:[ -]?\(?[0-9A]\)?)?(?![A-Z0-9])/;

/** True where a text has what looks like a whole Hong Kong identity-card number, which nobody may keep here. */
export const hasCardNumber = (text: string): boolean => cardNumber.test(text.normalize('NFKC').toUpperCase());
