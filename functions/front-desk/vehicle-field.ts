import * as z from 'zod/mini';

/**
 * The form in which plates are compared: half-width capitals without spaces, dots and dashes. `ab 12-34` and `AB1234`
 * are the same.
 */
export const normalisePlate = (plate: string): string =>
  plate
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.·-]/g, '');

/** A vehicle's number plate: 1–10 letters, digits and Chinese characters (`粤Z1234港`), in {@link normalisePlate}'s form. */
const plateField = z.pipe(
  z.pipe(z.string().check(z.maxLength(20)), z.transform(normalisePlate)),
  z
    .string()
    .check(
      z.regex(
        /^[A-Z0-9\p{Script=Han}]{1,10}$/u,
        'must be a number plate of letters and digits, such as AB1234',
      ),
    ),
);

/** The visitor's vehicle. */
export const vehicleField = z.strictObject({ plate: plateField });
