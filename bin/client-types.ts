import openapiTs, { astToString } from 'openapi-typescript';

/**
 * The document's operations and messages as TypeScript, for the typed client. The same document always gives the same text.
 */
export async function clientTypes(document: object): Promise<string> {
  // A client may leave out a field that has a default.
  const types = await openapiTs(JSON.stringify(document), { silent: true, defaultNonNullable: false });
  return `// Generated from docs/openapi.json by \`npm run openapi\`; do not edit it by hand.\n${astToString(types)}`;
}
