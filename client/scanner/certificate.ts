import { isDer } from '../../functions/trust/der.ts';
import type { Bytes } from './web-types.ts';

/** What verification needs of a certificate (RFC 5280 §4.1). */
export interface CertificateParts {
  /** Its SubjectPublicKeyInfo, in DER. */
  readonly publicKey: Bytes;
  /** First and last second of its validity, since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
}

const sequence = 0x30;
const version = 0xa0;
const [utcTime, generalizedTime] = [0x17, 0x18];

/** A value of DER: its tag, its contents, and all of its bytes. */
interface Value {
  readonly tag: number;
  readonly contents: Bytes;
  readonly all: Bytes;
}

/** Cuts out the key and the dates. Throws where the bytes are not one certificate in strict DER. */
export function readCertificate(der: Bytes): CertificateParts {
  const [certificate] = isDer(der) ? valuesIn(der) : [];
  const [signed] = valuesOf(certificate);
  const fields = valuesOf(signed);
  // The version comes first where it is not 1; then serial number, algorithm, issuer, validity, subject, key.
  const [, , , validity, , publicKey] = fields[0]?.tag === version ? fields.slice(1) : fields;
  const [notBefore, notAfter] = valuesOf(validity);
  if (publicKey?.tag !== sequence || !notBefore || !notAfter) throw notOne();
  return { publicKey: publicKey.all, notBefore: secondsOf(notBefore), notAfter: secondsOf(notAfter) };
}

const notOne = () => new Error('the bytes are not one certificate in DER');

function valuesOf(value: Value | undefined): readonly Value[] {
  if (value?.tag !== sequence) throw notOne();
  return valuesIn(value.contents);
}

/** The values that follow one another in bytes which are known to be DER. */
function valuesIn(bytes: Bytes): readonly Value[] {
  const values: Value[] = [];
  for (let at = 0; at < bytes.length;) {
    const [tag = 0, first = 0] = bytes.subarray(at, at + 2);
    const lengthBytes = first < 0x80 ? 0 : first - 0x80;
    const start = at + 2 + lengthBytes;
    const length =
      lengthBytes === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
    values.push({
      tag,
      contents: bytes.subarray(start, start + length),
      all: bytes.slice(at, start + length),
    });
    at = start + length;
  }
  return values;
}

/** RFC 5280 §4.1.2.5: `YYMMDDHHMMSSZ`, from 1950 to 2049, or `YYYYMMDDHHMMSSZ`. */
function secondsOf({ tag, contents }: Value): number {
  const text = String.fromCharCode(...contents);
  const whole = tag === utcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  if (tag !== utcTime && tag !== generalizedTime) throw notOne();
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(whole)?.map(String) ?? [];
  const milliseconds = Date.parse(
    `${String(year)}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}Z`,
  );
  if (!Number.isFinite(milliseconds)) throw notOne();
  return milliseconds / 1000;
}
