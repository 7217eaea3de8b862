import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '../functions/openapi/document.ts';

// Writes docs/openapi.json from the catalogue; a test fails while it is not current.
writeFileSync(
  join(import.meta.dirname, '../docs/openapi.json'),
  `${JSON.stringify(openApiDocument(), null, 2)}\n`,
);
