import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { clientTypes } from '../../../bin/client-types.ts';
import { openApiDocument } from '../../../functions/openapi/document.ts';

describe('the typed client', () => {
  it('is typed by the document as it is: run `npm run openapi` where this fails', async () => {
    const committed = readFileSync(path.join(import.meta.dirname, '../../../client/api-types.ts'), 'utf8');
    expect(committed).toBe(await clientTypes(openApiDocument()));
  });
});
