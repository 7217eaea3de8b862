import type { Members } from './envelope.ts';
import type { DisclosureField, FieldRule, Profile } from './profile.ts';
import { pass, refuse, type Step } from './rejections.ts';
import type { Disclosure } from './verdict.ts';

/**
 * Control characters, everything invisible (bidi overrides, zero widths, fillers; not the variation selectors that some
 * Chinese characters need), line separators, halves of characters, noncharacters, and the brackets of markup.
 */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}[\p{DI}--\p{VS}]<>]/v;
const htmlEntity = /&(?:#|[A-Za-z][A-Za-z0-9]*;)/;

/** Reads the profile's fields; every other claim is dropped here. One bad field refuses the whole. */
export function readDisclosure(claims: Members, profile: Profile): Step<Disclosure> {
  const fields = Object.entries(profile.disclosure) as [DisclosureField, FieldRule][];
  const disclosed = fields.filter(([, rule]) => claims[rule.claim] !== undefined);
  if (disclosed.length === 0) return refuse('no_disclosure');
  if (!disclosed.every(([, rule]) => fits(claims[rule.claim], rule))) return refuse('bad_disclosure');
  return pass(Object.fromEntries(disclosed.map(([field, rule]) => [field, claims[rule.claim]])));
}

function fits(value: unknown, rule: FieldRule): boolean {
  switch (rule.kind) {
    case 'text':
      return (
        typeof value === 'string' && isPlainText(value) && Array.from(value).length <= rule.maxCharacters
      );
    case 'pattern':
      return typeof value === 'string' && rule.pattern.test(value);
    case 'integer':
      return Number.isInteger(value) && Number(value) >= rule.min && Number(value) <= rule.max;
  }
}

function isPlainText(text: string): boolean {
  return text.trim() !== '' && !unfit.test(text) && !htmlEntity.test(text);
}
