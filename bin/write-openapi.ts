import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '../functions/openapi/document.ts';
import { clientTypes } from './client-types.ts';

const root = join(import.meta.dirname, '..');
const document = openApiDocument();

// Writes what is made from the catalogue; a test fails while it is not current.
writeFileSync(join(root, 'docs/openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
writeFileSync(join(root, 'client/api-types.ts'), await clientTypes(document));
