/** Forms of address that are nobody's name. Not among them: HON, LADY, MASTER, MD, which are names too. */
const titles = new Set(
  (
    'MR MRS MS MISS MX MDM MADAM MADAME MME DR DOCTOR PROF PROFESSOR SIR DAME REV REVD REVEREND ' +
    'FR IR ENGR ESQ PHD'
  ).split(' '),
);

const dotted = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}.])(?:(?:${[...titles].join('|')})\\.)+(?=\\p{L})`, 'gu');

/** "Mr.Chan" is two words, unlike "J.R.", where dots only go. */
export const apartFromTitles = (capitals: string): string =>
  capitals.replaceAll(dotted, (before) => before.replaceAll('.', ' '));

/** "DR" and "DR." are titles; "D.R." are initials. */
export function isTitle(word: string): boolean {
  const written = word.replace(/\.$/, '');
  return titles.has(written) || written === 'PH.D';
}
