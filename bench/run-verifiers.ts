import { keepsLimit, printSection } from './table.ts';
import { measureVerifiers } from './verifiers.ts';

const section = await measureVerifiers();
printSection(section);
process.exitCode = section.rows.every(keepsLimit) ? 0 : 1;
