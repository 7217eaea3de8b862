import { describe, expect, it } from '@jest/globals';
import { replaceAt, valueAt, withoutPath } from '../../../functions/seals/at-path.ts';

const item = {
  visitor: { englishName: 'CHAN' },
  host: { unit: '12A', name: 'Wong' },
  undone: [{ reason: 'trial', note: 'one' }, { reason: 'other' }, { reason: 'trial', note: 'two' }],
};

describe('a path in an item', () => {
  it('finds a field, a field inside a field, and those of every element of a list', () => {
    expect(valueAt(item, ['visitor'])).toEqual([{ englishName: 'CHAN' }]);
    expect(valueAt(item, ['host', 'name'])).toEqual(['Wong']);
    expect(valueAt(item, ['undone', '*', 'note'])).toEqual(['one', 'two']);
  });

  it('finds nothing where there is no such field', () => {
    expect(valueAt(item, ['purpose'])).toEqual([]);
    expect(valueAt(item, ['host', 'phone'])).toEqual([]);
    expect(valueAt(item, ['visitor', '*'])).toEqual([]);
    expect(valueAt({ host: new Uint8Array(3) }, ['host', 'name'])).toEqual([]);
    expect(valueAt({ host: null }, ['host', 'name'])).toEqual([]);
  });

  it('replaces what it finds, and leaves the rest and the original as they are', () => {
    const made = replaceAt(item, ['undone', '*', 'note'], () => 'x');
    expect(made).toEqual({
      ...item,
      undone: [{ reason: 'trial', note: 'x' }, { reason: 'other' }, { reason: 'trial', note: 'x' }],
    });
    expect(item.undone[0]?.note).toBe('one');
    expect(replaceAt(item, ['purpose'], () => 'x')).toBe(item);
    expect(replaceAt(item, ['visitor', '*', 'note'], () => 'x')).toEqual(item);
  });

  it('removes a field', () => {
    expect(withoutPath(item, ['host', 'name'])).toEqual({ ...item, host: { unit: '12A' } });
    expect(Object.keys(withoutPath(item, ['visitor']))).toEqual(['host', 'undone']);
  });
});
