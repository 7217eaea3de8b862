/** The part of the document that a reference names; a part that is not a reference is returned unchanged. */
const follow = (api, part) =>
  part.$ref
    ? part.$ref
        .slice(2)
        .split('/')
        .reduce((at, name) => at[name], api)
    : part;

/** The OpenAPI document as the page shows it: chapters of operations, and messages. References of operations are followed. */
export function readDocument(api) {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      kind: 'operation',
      id: operation.operationId,
      title: operation.summary,
      path,
      method,
      parameters: (operation.parameters ?? []).map((part) => follow(api, part)),
      body: operation.requestBody?.content['application/json'],
      answers: Object.entries(operation.responses).map(([status, part]) => ({
        status: Number(status),
        ...follow(api, part),
      })),
    })),
  );
  const messages = Object.entries(api.components.schemas).map(([name, schema]) => ({
    kind: 'message',
    id: `schema-${name}`,
    title: name,
    schema,
    description: schema.description,
  }));
  return {
    title: api.info.title,
    description: api.info.description,
    access: api.components.securitySchemes.accessToken.description,
    base: `${location.origin}${api.servers[0].url}`,
    chapters: api.tags.map(({ name, description }) => ({
      id: `chapter-${name}`,
      title: capital(name),
      description,
      entries: operations.filter(({ tags }) => tags.includes(name)),
    })),
    messages: {
      id: 'messages',
      title: 'Messages',
      description: 'What requests and answers are made of.',
      entries: messages,
    },
    operations,
    schemaOf: (schema) => follow(api, schema),
  };
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** The problems of an operation, one for each code: `{ status, code, title }`. */
export const problemsOf = ({ answers }) =>
  answers
    .filter(({ status }) => status >= 400)
    .flatMap(({ status, description }) =>
      [...description.matchAll(/`(\w+)`: ([^\n]+)/g)].map(([, code, title]) => ({ status, code, title })),
    );
