import openapiTs, { astToString } from 'openapi-typescript';

/** The document's operations and messages as TypeScript, for the typed client. The same document makes the same text. */
export async function clientTypes(document: object): Promise<string> {
  const types = await openapiTs(JSON.stringify(document), { silent: true });
  return `// Made from docs/openapi.json by \`npm run openapi\`; do not change it by hand.\n${astToString(types)}`;
}
