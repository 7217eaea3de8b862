import type { Language } from '../../../scanner/src/texts/keys.ts';

/** How a person is called: the name of the language's own script first. */
export function nameOf(
  visitor: { readonly englishName?: string | undefined; readonly chineseName?: string | undefined },
  language: Language,
): string | undefined {
  const { englishName, chineseName } = visitor;
  const both = language === 'en' ? [englishName, chineseName] : [chineseName, englishName];
  const given = both.filter((name) => name !== undefined && name !== '');
  return given.length === 0 ? undefined : given.join(' ');
}
