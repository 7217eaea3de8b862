import * as z from 'zod/mini';

const oneOrMore = z.union([z.string(), z.array(z.string())]);

/** What a TOKEN authorizer answers with. */
export const authorizerAnswer = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.array(
      z.object({ Effect: z.enum(['Allow', 'Deny']), Action: oneOrMore, Resource: oneOrMore }),
    ),
  }),
  usageIdentifierKey: z.optional(z.string()),
  context: z._default(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), {}),
});

type PolicyDocument = z.output<typeof authorizerAnswer>['policyDocument'];

/** Decides whether a method's ARN may be invoked. */
export type Policy = (methodArn: string) => boolean;

/** Compiles an IAM policy: a statement that denies wins, and what no statement allows is denied. */
export function compilePolicy({ Statement }: PolicyDocument): Policy {
  const statements = Statement.filter(({ Action }) =>
    [Action].flat().some((action) => wildcard(action).test('execute-api:Invoke')),
  ).map(({ Effect, Resource }) => ({ Effect, resources: [Resource].flat().map(wildcard) }));
  const matches = (effect: 'Allow' | 'Deny', arn: string): boolean =>
    statements.some(
      ({ Effect, resources }) => Effect === effect && resources.some((resource) => resource.test(arn)),
    );
  return (arn) => !matches('Deny', arn) && matches('Allow', arn);
}

/** `*` matches any characters, also `/` and `:`. `?` matches one. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );
