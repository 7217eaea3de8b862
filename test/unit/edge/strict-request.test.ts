import { describe, expect, it } from '@jest/globals';
import { refuseUnclear } from '../../../functions/edge/strict-request.ts';
import { routes, type Route, type RouteName } from '../../../functions/edge/routes.ts';
import { catalogue } from '../../../functions/openapi/catalogue.ts';
import { apiEvent } from '../../support/api-event.ts';

const names = Object.keys(routes) as RouteName[];
const route = (name: RouteName): Route => routes[name];
const json = { 'content-type': 'application/json' };
const refused = (
  name: RouteName,
  changed: Partial<ReturnType<typeof apiEvent>>,
  headers: Record<string, string> = json,
) => refuseUnclear({ ...apiEvent(name), ...changed }, route(name), headers)?.code;
const query = (...pairs: [string, string[]][]) => ({
  multiValueQueryStringParameters: Object.fromEntries(pairs),
});

describe.each(names)('%s', (name) => {
  it('accepts query parameters only where the document has some', () => {
    expect(route(name).query ?? false).toBe(catalogue[name].query !== undefined);
  });

  it('refuses a repeated parameter, and any parameter where none is allowed', () => {
    expect(refused(name, query(['limit', ['1', '2']]))).toBe('invalid_request');
    expect(refused(name, query(['unknown', ['1']]))).toBe(route(name).query ? undefined : 'invalid_request');
  });

  it.each([
    ['bytes that the gateway could not decode', { body: '{"a":"\uFFFD"}' }, json, 'invalid_encoding'],
    [
      'bytes of Big5',
      { body: Buffer.from('b3afa46a', 'hex').toString('base64'), isBase64Encoded: true },
      json,
      'invalid_encoding',
    ],
    [
      'another charset',
      { body: '{}' },
      { 'content-type': 'application/json; charset=big5' },
      'unsupported_charset',
    ],
    [
      'an encoded body',
      { body: '{}' },
      { ...json, 'content-encoding': 'gzip' },
      'unsupported_content_encoding',
    ],
  ])('refuses %s', (_, changed, headers, code) => {
    expect(refused(name, changed, headers)).toBe(route(name).body ? code : undefined);
  });

  it.each([
    ['no body', { body: null }, {}],
    ['UTF-8', { body: '{"a":"陳"}' }, { 'content-type': 'application/json; charset="UTF-8"' }],
    [
      'UTF-8 in base64',
      { body: Buffer.from('{"a":"陳"}').toString('base64'), isBase64Encoded: true },
      { 'content-type': 'application/json;charset=utf8', 'content-encoding': 'identity' },
    ],
  ])('accepts %s', (_, changed, headers) => {
    expect(refused(name, changed, headers)).toBeUndefined();
  });
});

it('an error shows only the start of a parameter’s name', () => {
  const refusal = refuseUnclear(
    { ...apiEvent('getSite'), ...query(['x'.repeat(300), ['CHAN Tai Man']]) },
    route('getSite'),
    {},
  );
  expect(refusal?.errors).toEqual([{ path: 'x'.repeat(40), message: 'is not a parameter of this request' }]);
});
