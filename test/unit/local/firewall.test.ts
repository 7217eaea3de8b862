import { describe, expect, it } from '@jest/globals';
import { readFirewall } from '../../../local/gateway/firewall.ts';
import type { Template } from '../../../local/template/template.ts';

const answer = (status: number, code: string) => ({
  Block: {
    CustomResponse: {
      ResponseCode: status,
      CustomResponseBodyKey: code,
      ResponseHeaders: [{ Name: 'cache-control', Value: 'no-store' }],
    },
  },
});
const acl = {
  CustomResponseBodies: { large: { Content: '{"code":"large"}' }, many: { Content: '{"code":"many"}' } },
  Rules: [
    {
      Action: answer(413, 'large'),
      Statement: {
        SizeConstraintStatement: { FieldToMatch: { Body: {} }, ComparisonOperator: 'GT', Size: 100 },
      },
    },
    {
      Action: answer(429, 'many'),
      Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 10, EvaluationWindowSec: 10 } },
    },
    { Statement: { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesCommonRuleSet' } } },
  ],
};
const templateWith = (...acls: object[]): Template => ({
  resources: (_, schema) =>
    acls.map((one) => ({ logicalId: 'Acl', ref: 'Acl', properties: schema.parse(one) })),
  output: () => '',
  asset: () => '',
});

const request = (address: string, bodyBytes = 0, headers = {}, path = '/v1/sites') => ({
  address,
  bodyBytes,
  headers,
  path,
});

describe('the firewall', () => {
  it('stops a body over the limit with the web ACL’s own answer, and passes one at the limit', () => {
    const firewall = readFirewall(templateWith(acl), () => 0);
    expect(firewall(request('a', 100))).toBeUndefined();
    expect(firewall(request('a', 101))).toEqual({
      status: 413,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: '{"code":"large"}',
    });
  });

  it('stops an address that sends too many requests, passes others, and passes that one again later', () => {
    let nowMs = 0;
    const firewall = readFirewall(templateWith(acl), () => nowMs);
    const answers = Array.from({ length: 11 }, () => firewall(request('a'))?.status);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => undefined), 429]);
    expect(firewall(request('b'))).toBeUndefined();
    nowMs = 1000;
    expect(firewall(request('a'))).toBeUndefined();
  });

  it('counts only the paths that a rate is for', () => {
    const looks = {
      Action: answer(429, 'many'),
      Statement: {
        RateBasedStatement: {
          AggregateKeyType: 'IP',
          Limit: 1,
          ScopeDownStatement: {
            ByteMatchStatement: {
              FieldToMatch: { UriPath: {} },
              PositionalConstraint: 'CONTAINS',
              SearchString: '/my-data',
            },
          },
        },
      },
    };
    const firewall = readFirewall(templateWith({ ...acl, Rules: [looks] }), () => 0);
    const ask = (path: string) => firewall(request('a', 5, {}, path))?.status;
    expect([
      ask('/v1/sites'),
      ask('/v1/sites'),
      ask('/v1/sites/a/my-data'),
      ask('/v1/sites/b/my-data'),
    ]).toEqual([undefined, undefined, undefined, 429]);
    expect([ask('/v1/sites/a/My%2dData/'), ask('/v1/%')]).toEqual([429, undefined]);
    expect(ask('/v1/sites')).toBeUndefined();
  });

  it('stops a request with a header that may not be there, whatever the case of its name', () => {
    const encoded = {
      Action: answer(415, 'large'),
      Statement: {
        SizeConstraintStatement: {
          FieldToMatch: { SingleHeader: { Name: 'Content-Encoding' } },
          ComparisonOperator: 'GT',
          Size: 0,
        },
      },
    };
    const firewall = readFirewall(templateWith({ ...acl, Rules: [encoded] }), () => 0);
    expect(firewall(request('a', 5, { 'content-encoding': 'gzip' }))?.status).toBe(415);
    expect(firewall(request('a', 5, { 'content-encoding': '' }))).toBeUndefined();
    expect(firewall(request('a', 5, { 'content-type': 'application/json' }))).toBeUndefined();
  });

  it('passes everything if the template has no web ACL', () => {
    expect(readFirewall(templateWith(), () => 0)(request('a', Infinity))).toBeUndefined();
  });

  it('rejects a rule that it does not know', () => {
    const strange = { Rules: [{ Action: answer(403, 'x'), Statement: {} }] };
    expect(() => readFirewall(templateWith(strange), () => 0)).toThrow(/size and rate rules/);
  });
});
