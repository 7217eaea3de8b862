import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textOn } from '../../../functions/firms/contrast.ts';

const hex = (value: number) => `#${value.toString(16).padStart(6, '0')}`;

describe('the text on a colour', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#ff0000', '#000000', 5.25],
    ['#0000ff', '#ffffff', 8.59],
    ['#767676', '#000000', 4.62],
    ['#757575', '#ffffff', 4.6],
  ])('%s is %s, with the contrast of WCAG: %d', (colour, textColour, contrast) => {
    expect(textOn(colour)).toEqual({ textColour, contrast });
  });

  it('can be read on every colour: 4.5 at least, as WCAG 2.2 AA asks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xff_ff_ff }), (value) => {
        expect(textOn(hex(value)).contrast).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2000 },
    );
    for (let grey = 0; grey < 256; grey += 1)
      expect(textOn(hex(grey * 0x01_01_01)).contrast).toBeGreaterThanOrEqual(4.5);
  });
});
