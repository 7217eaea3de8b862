import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openApiDocument } from '../functions/openapi/document.ts';
import { eventSchemas } from '../functions/openapi/event-schemas.ts';
import { clientTypes } from './client-types.ts';
import { routesTable, withRoutesTable } from './routes-table.ts';

const root = join(import.meta.dirname, '..');
const document = openApiDocument();
const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

// Writes what is made from the messages' schemas; a test fails while it is not current.
writeFileSync(join(root, 'docs/openapi.json'), json(document));
writeFileSync(join(root, 'docs/events.schema.json'), json(eventSchemas()));
writeFileSync(join(root, 'client/api-types.ts'), await clientTypes(document));

const guide = join(root, 'docs/api.md');
const text = withRoutesTable(readFileSync(guide, 'utf8'), routesTable());
writeFileSync(guide, await format(text, { ...(await resolveConfig(guide)), filepath: guide }));
