import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { clientTypes } from '../../../bin/client-types.ts';
import { openApiDocument } from '../../../functions/openapi/document.ts';

describe('the typed client', () => {
  it('has the types of the current document: run `npm run openapi` if this fails', async () => {
    const committed = readFileSync(path.join(import.meta.dirname, '../../../client/api-types.ts'), 'utf8');
    expect(committed).toBe(await clientTypes(openApiDocument()));
  });
});
