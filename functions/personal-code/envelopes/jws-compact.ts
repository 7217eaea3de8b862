import type { webcrypto } from 'node:crypto';
import { JWSSignatureVerificationFailed } from 'jose/errors';
import { compactVerify } from 'jose/jws/compact/verify';
import { decodeBase64url } from '../base64url.ts';
import type { Envelope, OpenedCode } from '../envelope.ts';
import type { SignatureAlgorithm } from '../key-bundle.ts';
import { pass, refuse, type RejectionReason, type Step } from '../rejections.ts';
import { decodeUtf8, parseStrictJson } from '../strict-json.ts';
import { es256Fault } from './ecdsa-signature.ts';

const byteOrderMark = '\uFEFF';
/** Control characters that no text in a QR has; tab and line ends are text. */
const notText = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const alphabet = /^[A-Za-z0-9_.-]*$/;
/** `{` in base64url before anything in ASCII, a byte order mark, or another way to write a JWS. */
const beginsLikeJws = /^\s*(?:e[w-z]|77-_|[{.])/;

/** JWS Compact Serialization (RFC 7515 §7.1), in its one canonical form; jose verifies the signature. */
export const jwsCompact: Envelope = {
  name: 'jws-compact',
  refusedHeaders: new Map([
    ['crit', 'critical_header'],
    ['b64', 'critical_header'],
    ['jwk', 'key_in_header'],
    ['jku', 'key_in_header'],
    ['x5u', 'key_in_header'],
    ['x5c', 'key_in_header'],
  ]),
  open,
  readClaims: parseStrictJson,
  verifySignature,
};

function open(bytes: Uint8Array): Step<OpenedCode> {
  const text = decodeUtf8(bytes);
  if (text === undefined || notText.test(text)) return refuse('not_text');
  if (text.startsWith(byteOrderMark)) return refuse('bad_text');
  if (!beginsLikeJws.test(text)) return refuse('not_a_personal_code');
  if (text.startsWith('{')) return refuse('bad_structure');
  if (!alphabet.test(text)) return refuse('bad_encoding');
  return takeApart(text);
}

function takeApart(text: string): Step<OpenedCode> {
  const [header, payload, signature, ...more] = text.split('.');
  if (!header || !payload || !signature || more.length > 0) return refuse('bad_structure');
  const headerBytes = decodeBase64url(header);
  const payloadBytes = decodeBase64url(payload);
  const signatureBytes = decodeBase64url(signature);
  if (!headerBytes || !payloadBytes || !signatureBytes) return refuse('bad_encoding');
  const members = parseStrictJson(headerBytes);
  if (!members.ok) return members;
  return pass({
    header: members.value,
    signingInput: Buffer.from(text.slice(0, -signature.length - 1), 'latin1'),
    signature: signatureBytes,
    payload: payloadBytes,
  });
}

async function verifySignature(
  code: OpenedCode,
  key: webcrypto.CryptoKey,
  algorithm: SignatureAlgorithm,
): Promise<RejectionReason | undefined> {
  const fault = algorithm === 'ES256' ? es256Fault(code.signature) : undefined;
  if (fault) return fault;
  const text = `${asBuffer(code.signingInput).toString('latin1')}.${asBuffer(code.signature).toString('base64url')}`;
  try {
    await compactVerify(text, key, { algorithms: [algorithm] });
    return undefined;
  } catch (error) {
    if (error instanceof JWSSignatureVerificationFailed) return 'signature_invalid';
    throw error;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
