import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { readAssembly } from '../../../local/template/assembly.ts';
import { openTemplate } from '../../../local/template/template.ts';
import { writeAssembly } from './fixture-assembly.ts';

const open = (...stacks: object[]) =>
  openTemplate(
    readAssembly(
      writeAssembly({
        stacks: Object.fromEntries(stacks.map((stack, index) => [`Stack${String(index)}`, stack])),
      }),
    ),
  );

const resolved = (value: unknown, more: object = {}): unknown =>
  open({
    ...more,
    Resources: { Thing: { Type: 'Test::Thing', Properties: { value } }, ...others },
  }).resources('Test::Thing', z.object({ value: z.optional(z.unknown()) }))[0]?.properties.value;

const others = {
  Visits: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'visits' } },
  Registry: { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} },
  Scan: { Type: 'AWS::Lambda::Function', Properties: { Strange: { 'Fn::Cidr': [] } } },
  Live: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Scan' }, Name: 'live' } },
  Bundle: { Type: 'AWS::SecretsManager::Secret' },
};
const scanArn = 'arn:aws:lambda:ap-east-1:000000000000:function:Stack0-Scan';

describe('the template reader', () => {
  it.each([
    ['Ref of a named table', { Ref: 'Visits' }, 'visits'],
    ['Ref of an unnamed table', { Ref: 'Registry' }, 'Stack0-Registry'],
    [
      'Ref of a secret',
      { Ref: 'Bundle' },
      'arn:aws:secretsmanager:ap-east-1:000000000000:secret:Stack0-Bundle-sandbx',
    ],
    ['Ref of an alias', { Ref: 'Live' }, `${scanArn}:live`],
    ['GetAtt', { 'Fn::GetAtt': ['Scan', 'Arn'] }, scanArn],
    ['GetAtt with a dot', { 'Fn::GetAtt': 'Scan.Arn' }, scanArn],
    ['pseudo parameters', { Ref: 'AWS::Partition' }, 'aws'],
    ['Join', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::Region' }]] }, 'a/ap-east-1'],
    ['Sub', { 'Fn::Sub': '${Visits}-${Scan.Arn}-${!Kept}' }, `visits-${scanArn}-\${Kept}`],
    ['Sub with variables', { 'Fn::Sub': ['${a}!', { a: { Ref: 'Visits' } }] }, 'visits!'],
    ['Select and Split', { 'Fn::Select': ['1', { 'Fn::Split': ['-', 'a-b-c'] }] }, 'b'],
    ['NoValue in a list', ['a', { Ref: 'AWS::NoValue' }], ['a']],
    ['NoValue in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['an object that only looks like one', { Ref: 'Nothing', other: 1 }, { Ref: 'Nothing', other: 1 }],
  ])('evaluates %s', (_, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it('uses a parameter’s default', () => {
    expect(resolved({ Ref: 'Size' }, { Parameters: { Size: { Type: 'Number', Default: 3 } } })).toBe(3);
  });

  it('follows an import to the stack that exports it', () => {
    const template = open(
      {
        Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } },
        Outputs: { Out: { Value: { Ref: 'Table' }, Export: { Name: 'Data:Table' } } },
      },
      {
        Resources: {
          Thing: { Type: 'Test::Thing', Properties: { value: { 'Fn::ImportValue': 'Data:Table' } } },
        },
      },
    );
    expect(template.resources('Test::Thing', z.object({ value: z.string() }))[0]?.properties.value).toBe(
      'Stack0-Table',
    );
  });

  it.each([
    ['a function it does not know', { 'Fn::Cidr': [] }, /Fn::Cidr/],
    ['an unknown resource', { Ref: 'Nobody' }, /Nobody/],
    ['an unknown export', { 'Fn::ImportValue': 'nowhere' }, /nowhere/],
  ])('refuses %s', (_, value, message) => {
    expect(() => resolved(value)).toThrow(message);
  });

  it('finds the folder of an asset by its S3 key', () => {
    const folder = writeAssembly({ stacks: {}, bundles: { abc: '' } });
    expect(openTemplate(readAssembly(folder)).asset('abc.zip')).toBe(`${folder}/asset.abc`);
  });
});
