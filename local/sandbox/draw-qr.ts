import { renderSVG } from 'uqr';

/** Draws a code as a QR. The lowest error correction makes the largest modules, which a phone reads best from a screen. */
export const drawQr = (text: string): string => renderSVG(text, { ecc: 'L', border: 4 });
