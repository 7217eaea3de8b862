import { decodeBase64url } from '../base64url.ts';
import type { Envelope, Members, OpenedCode } from '../envelope.ts';
import { pass, refuse, type RejectionReason, type Step } from '../rejections.ts';
import { decodeUtf8, parseStrictJson } from '../strict-json.ts';
import { signatureFault } from './signature.ts';

/**
 * Three parts of base64url, of which the first begins with `{` (or with a byte order mark, which a later check
 * refuses).
 */
const compact = /^(?=e[w-z]|77u_)([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;
const byteOrderMark = '\uFEFF';
/** Control characters that no text in a QR has. Tab and line ends are allowed. */
const notText = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const beginsLikeJws = /^\s*(?:e[w-z]|77u_|[{.])/;
const alphabet = /^[A-Za-z0-9_.-]*$/;

/** JWS Compact Serialization (RFC 7515 §7.1), in its one canonical form. */
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
};

function open(bytes: Uint8Array): Step<OpenedCode> {
  const text = decodeUtf8(bytes);
  if (text === undefined) return refuse('not_text');
  const [, header, payload, signature] = compact.exec(text) ?? [];
  if (!header || !payload || !signature) return refuse(whyNotCompact(text));
  const members = readHeader(header);
  const payloadBytes = decodeBase64url(payload);
  const signatureBytes = decodeBase64url(signature);
  if (!members || !payloadBytes || !signatureBytes) return refuse('bad_encoding');
  if (!members.ok) return members;
  const signingInput = bytes.subarray(0, header.length + 1 + payload.length);
  return pass({
    header: members.value,
    signingInput,
    signature: signatureBytes,
    payload: payloadBytes,
    verifySignature: (key, algorithm) => signatureFault(signingInput, signatureBytes, key, algorithm),
  });
}

/** The last header that {@link readHeader} read. All codes of one certificate have the same header. */
let lastHeader: { readonly text: string; readonly members: Step<Members> } | undefined;

function readHeader(text: string): Step<Members> | undefined {
  if (lastHeader?.text === text) return lastHeader.members;
  const bytes = decodeBase64url(text);
  if (!bytes) return undefined;
  const members = parseStrictJson(bytes);
  lastHeader = { text, members };
  return members;
}

/** What is wrong with a text that is not three parts of base64url. */
function whyNotCompact(text: string): RejectionReason {
  if (notText.test(text)) return 'not_text';
  if (text.startsWith(byteOrderMark)) return 'bad_text';
  if (!beginsLikeJws.test(text)) return 'not_a_personal_code';
  return text.startsWith('{') || alphabet.test(text) ? 'bad_structure' : 'bad_encoding';
}
