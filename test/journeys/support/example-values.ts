import { pathParameters } from '../../../functions/openapi/path-parameters.ts';

/** The invented values of the documentation; their real values differ on each host. */
export const documented = {
  ...(Object.fromEntries(
    Object.entries(pathParameters).map(([name, { example }]) => [name, example]),
  ) as Record<keyof typeof pathParameters, string>),
  day: '2027-03-01',
  choiceToken: 'c2VhbGVkLWNob2ljZQ',
};

/** `text` with every invented value replaced by the real one. */
export const translate = (text: string, real: Readonly<Record<string, string>>): string =>
  Object.entries(real).reduce((done, [invented, value]) => done.replaceAll(invented, value), text);
