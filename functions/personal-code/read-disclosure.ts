import type { Members } from './envelope.ts';
import type { DisclosureField, FieldRule, CodeProfile } from './profile.ts';
import { pass, refuse, type Step } from './rejections.ts';
import { disclosureFields, type Disclosure } from './verdict.ts';

/**
 * Matches most names: ASCII letters, digits and blanks, and the punctuation of names. No character of {@link unfit}
 * matches.
 */
const plainAscii = /^[A-Za-z0-9][A-Za-z0-9 ,.'()-]*$/;
/**
 * Control characters, everything invisible (bidi overrides, zero widths, fillers; not the variation selectors that some
 * Chinese characters need), line separators, halves of characters, noncharacters, the brackets and the entities of HTML.
 */
const unfit =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}<>]|(?!\p{VS})\p{DI}|&(?:#|[A-Za-z][A-Za-z0-9]*;)/u;

/** Reads the profile's fields and drops every other claim. One bad field refuses the whole code. */
export function readDisclosure(claims: Members, profile: CodeProfile): Step<Disclosure> {
  const disclosure: Partial<Record<DisclosureField, unknown>> = {};
  for (const field of disclosureFields) {
    const rule = profile.disclosure[field];
    if (!rule || claims[rule.claim] === undefined) continue;
    if (!fits(claims[rule.claim], rule)) return refuse('bad_disclosure');
    disclosure[field] = claims[rule.claim];
  }
  return Object.keys(disclosure).length === 0 ? refuse('no_disclosure') : pass(disclosure as Disclosure);
}

function fits(value: unknown, rule: FieldRule): boolean {
  switch (rule.kind) {
    case 'text':
      return typeof value === 'string' && isPlainText(value, rule.maxCharacters);
    case 'pattern':
      return typeof value === 'string' && rule.pattern.test(value);
    case 'integer':
      return Number.isInteger(value) && Number(value) >= rule.min && Number(value) <= rule.max;
  }
}

function isPlainText(text: string, maxCharacters: number): boolean {
  if (text.length <= maxCharacters && plainAscii.test(text)) return true;
  const fitsIn = text.length <= maxCharacters || Array.from(text).length <= maxCharacters;
  return fitsIn && text.trim() !== '' && !unfit.test(text);
}
