/** What a cell says, or why it cannot be read: a message that follows the column's name. Neither quotes the cell. */
export type Read<Value> = { readonly value: Value } | { readonly problem: string };

/** White space, and characters without a width, at the ends of a text. */
const blankEnds = /^[\s\u200B-\u200D\u2060\uFEFF]+|[\s\u200B-\u200D\u2060\uFEFF]+$/g;

/** Takes white space and characters without a width off the ends of a text. */
export const trimmed = (text: string): string => text.replaceAll(blankEnds, '');
