import type { Envelope, Members } from '../../../functions/personal-code/envelope.ts';
import { pass, refuse, type Step } from '../../../functions/personal-code/rejections.ts';
import { decodeUtf8 } from '../../../functions/personal-code/strict-json.ts';

/**
 * A code of another kind: `key id|issuer|from|until|full name|years|signature`. RSA signs the text before the last bar;
 * the signature is in hex; the times are days and seconds of the day.
 */
export const bars: Envelope = {
  name: 'bars',
  refusedHeaders: new Map(),
  open: (bytes) => {
    const text = decodeUtf8(bytes);
    if (text === undefined) return refuse('bad_text');
    const [keyId, ...fields] = text.split('|');
    const signature = fields.pop();
    if (fields.length !== 5 || signature === undefined) return refuse('bad_structure');
    if (!/^([0-9a-f]{2})+$/.test(signature)) return refuse('bad_encoding');
    const signatureBytes = Buffer.from(signature, 'hex');
    const signingInput = bytes.subarray(0, bytes.length - signature.length - 1);
    return pass({
      header: { algorithm: 'RS256', key: keyId, type: 'pass' },
      signingInput,
      signature: signatureBytes,
      payload: Buffer.from(fields.join('|')),
      verifySignature: async (key) =>
        (await key.isSigned(signingInput, signatureBytes)) ? undefined : 'signature_invalid',
    });
  },
  readClaims: (payload): Step<Members> => {
    const [issuer, from, until, fullName, years] = Buffer.from(payload).toString().split('|');
    return pass({ issuer, from: seconds(from), until: seconds(until), fullName, years: Number(years) });
  },
};

/** `20416.03600` is the 3,600th second of the 20,416th day. */
function seconds(stated = ''): number | undefined {
  const [, day, second] = /^(\d{5})\.(\d{5})$/.exec(stated) ?? [];
  return day === undefined ? undefined : Number(day) * 86_400 + Number(second);
}
