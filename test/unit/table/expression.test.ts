import { describe, expect, it } from '@jest/globals';
import { conditionInput, placeholders, updateInput } from '../../../functions/table/expression.ts';
import { toWire } from '../../../functions/table/wire.ts';

describe('an expression', () => {
  it('replaces each attribute by a # name and each value by a : name', () => {
    const update = {
      update: 'SET #state = :to',
      condition: '#state = :from',
      values: { to: 'b', from: 'a' },
    };
    expect(updateInput(update)).toEqual({
      UpdateExpression: 'SET #state = :to',
      ConditionExpression: '#state = :from',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':to': { S: 'b' }, ':from': { S: 'a' } },
    });
  });

  it('has no empty parameters, because DynamoDB refuses them', () => {
    expect(placeholders(['attribute_exists(pk)'], {})).toEqual({});
    expect(placeholders([undefined], { values: { unused: undefined } })).toEqual({});
    expect(conditionInput(undefined)).toBeUndefined();
  });

  it('accepts an attribute whose name cannot be a placeholder', () => {
    const input = updateInput({ update: 'REMOVE #keyId', names: { keyId: 'a-b.c' } });
    expect(input.ExpressionAttributeNames).toEqual({ '#keyId': 'a-b.c' });
  });

  it('leaves out undefined values, also inside', () => {
    expect(toWire({ a: undefined, b: { c: undefined, d: 1 } })).toEqual({ b: { M: { d: { N: '1' } } } });
  });
});
