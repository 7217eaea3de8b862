/** A colour on a page: `#rrggbb`. */
export type Colour = string;

/** The text on a firm's colour, and how well it can be read: 1 to 21 (WCAG 2.2, "contrast ratio"). */
export interface TextOnColour {
  readonly textColour: '#ffffff' | '#000000';
  readonly contrast: number;
}

/**
 * The better of white and black text on a colour. The product of both contrasts is always 21, so the better one is at least
 * 4.58: every colour can be read by WCAG 2.2 AA, which asks for 4.5 (success criterion 1.4.3).
 */
export function textOn(colour: Colour): TextOnColour {
  const luminance = luminanceOf(colour);
  const onWhite = 1.05 / (luminance + 0.05);
  const onBlack = (luminance + 0.05) / 0.05;
  const [textColour, ratio] =
    onWhite >= onBlack ? (['#ffffff', onWhite] as const) : (['#000000', onBlack] as const);
  // Rounded down: a contrast that is shown is reached.
  return { textColour, contrast: Math.floor(ratio * 100) / 100 };
}

/** WCAG 2.2, "relative luminance": 0 for black, 1 for white. */
function luminanceOf(colour: Colour): number {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
