/** A row of the conformance table. */
export interface Row {
  readonly ref: string;
  readonly title: string;
  readonly expected: string;
}

const row = (ref: string, title: string, expected = 'rejected'): Row => ({ ref, title, expected });
const kept = 'refused; the old bundle stays in force; alarm';

/** The table: the required result for every code shown to a scanner and every answer of an issuer. */
export const rows: readonly Row[] = [
  row('D01', 'empty, or not text'),
  row('D02', 'another kind of QR', 'rejected: not a Personal Code'),
  row('D03', 'longer than the profile allows', 'rejected before it is decoded'),
  row('D04', 'characters outside the alphabet, white space, padding, a last character that is not canonical'),
  row('D05', 'too few parts, too many, an empty one, JSON serialisation'),
  row('D06', 'invalid UTF-8, a byte order mark'),
  row('D07', 'the same name twice in header or payload'),
  row('D08', 'a payload that is not an object, is too deep or has `__proto__`'),
  row('D09', 'a header outside the allow-list'),
  row(
    'D10',
    'a code that a scanner mistyped: another keyboard layout, Caps Lock',
    'rejected: set up the scanner',
  ),
  row('S01', 'a changed signature'),
  row('S02', 'a changed payload'),
  row('S03', 'a changed header'),
  row('S04', 'no algorithm: "none" in every spelling, missing, or not a string'),
  row('S05', 'an algorithm outside the profile, or under a key for another'),
  row('S06', 'a signature of the wrong form or length'),
  row('S07', 'r or s out of range'),
  row('S08', 'critical headers'),
  row('S09', 'a key inside the code'),
  row('S10', 'the mirrored signature of a code', 'verified, as the same code'),
  row('K01', 'an unknown certificate', 'rejected, after one forced read of the bundle'),
  row('K02', 'no certificate named, or named in a wrong form'),
  row('K03', 'a certificate that is not valid now, or was not when the code was issued'),
  row('K04', 'a certificate on the deny list'),
  row('K05', 'old and new certificate during a roll', 'verified'),
  row('T01', 'expired', 'verified inside the tolerance, rejected outside'),
  row('T02', 'issued in the future', 'verified inside the tolerance, rejected outside'),
  row('T03', 'times that are missing, odd, or too far apart'),
  row('P01', 'another issuer, type or environment'),
  row('P02', 'nothing disclosed, or a disclosure that cannot be shown'),
  row('P03', 'unknown extra claims', 'verified, dropped, never stored'),
  row('R01', 'the same code, or the same scan, again', 'one check-in; `already_checked_in`; the same answer'),
  row('L01', 'renewal: no usable answer', kept),
  row('L02', 'renewal: bad certificates', kept),
  row('L03', 'renewals that fail for 47 and 49 hours', 'verified; unavailable'),
  row('L04', 'a renewal that dies half-way; several at once', 'the bundle is whole; the next run succeeds'),
  row('L05', 'no bundle', 'unavailable'),
  row('G01', 'an unexpected fault', 'fails closed; nothing of the code in log or answer'),
];
