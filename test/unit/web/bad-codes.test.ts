import { describe, expect, it } from '@jest/globals';
import { pageModule } from './support/page-module.ts';

const { forge } = await pageModule<{ forge: (code: string) => string }>('bad-codes');

describe('a forged code', () => {
  it.each(['A', 'B'])('differs from the genuine one in one character of the signature (%s)', (letter) => {
    const signed = 'h'.repeat(60) + '.' + 'p'.repeat(200) + '.';
    const genuine = signed + letter.repeat(86);
    const forged = forge(genuine);
    const changed = Array.from(forged).flatMap((character, at) => (character === genuine[at] ? [] : [at]));
    expect(forged).toHaveLength(genuine.length);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toBeGreaterThan(signed.length);
  });
});
