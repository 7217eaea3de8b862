import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { processingRegister } from '../functions/openapi/processing-register.ts';

const file = join(import.meta.dirname, '../docs/processing-register.md');
writeFileSync(file, await format(processingRegister(), { ...(await resolveConfig(file)), filepath: file }));
