import { compactVerify, errors, importJWK } from 'jose';
import * as z from 'zod/mini';
import { gateIdField, scanIdField, scannerIdField, siteIdField, visitIdField } from '../edge/id-fields.ts';
import { expectedVisitor, host } from '../front-desk/api/requests.ts';
import type { EpochSeconds, ScannerId } from '../kernel/brands.ts';
import { decodeBase64url } from '../personal-code/base64url.ts';
import { parseStrictJson } from '../personal-code/strict-json.ts';
import type { Scanner } from '../scanners/scanner.ts';
import { checkInMethods } from '../visits/visit.ts';

/** Type header of a passage that a scanner signs. */
const passageType = 'gatehouse-passage+jwt';

/** Three parts of base64url; the last one is a signature of ES256. */
const compactJws = /^([\w-]+)\.([\w-]+)\.([\w-]{86})$/;

/** 5138-11-16: later than any time in seconds, earlier than any recent one in milliseconds. */
const seconds = z.int().check(z.gte(0), z.lte(99_999_999_999));
const instant = z.pipe(
  seconds,
  z.transform((value) => value as EpochSeconds),
);

const header = z.strictObject({ alg: z.literal('ES256'), typ: z.literal(passageType) });

/** Claims that a later version of a scanner may add are ignored, so that none of its passages is lost. */
const claims = z
  .object({
    iss: scannerIdField,
    aud: z.literal('gatehouse'),
    firmId: z.string(),
    siteId: siteIdField,
    scanId: scanIdField,
    gateId: gateIdField,
    direction: z.enum(['in', 'out']),
    did: z.enum(['checked_in', 'checked_out', 'walk_in']),
    recordedAt: instant,
    deviceTime: seconds,
    offsetMs: z.int(),
    counter: z.int().check(z.gte(0)),
    /** Text of the QR. */
    code: z.optional(z.string().check(z.minLength(1), z.maxLength(12_000))),
    /** The visit that the scanner knew it to be about. */
    visitId: z.optional(visitIdField),
    /** On the way out: the passage in, where the scanner knows no visit yet. */
    inScanId: z.optional(scanIdField),
    /** The guard asked the host, who agreed. */
    hostAgreed: z.optional(z.literal(true)),
    byHand: z.optional(
      z.object({
        method: z.enum([...checkInMethods, 'seen_leaving']),
        visitor: z.optional(expectedVisitor),
        host: z.optional(host),
      }),
    ),
  })
  .check(
    z.refine(({ direction, did }) => (direction === 'out') === (did === 'checked_out')),
    z.refine(({ code, byHand }) => (code === undefined) !== (byHand === undefined)),
    z.refine(({ direction, inScanId }) => inScanId === undefined || direction === 'out'),
    z.refine(
      ({ byHand, visitId, inScanId, direction }) =>
        byHand === undefined ||
        visitId !== undefined ||
        inScanId !== undefined ||
        (direction === 'in' && byHand.visitor !== undefined && byHand.host !== undefined),
    ),
    z.refine(({ byHand, direction }) => byHand?.method !== 'seen_leaving' || direction === 'out'),
  );

/** A passage as its scanner signed it. */
export type SentPassage = z.output<typeof claims>;

/** Why a row is no passage of this scanner. */
export const rowRefusals = [
  'malformed',
  'bad_signature',
  'bad_claims',
  'other_scanner',
  'other_site',
  'scan_id_reused',
] as const;
export type RowRefusal = (typeof rowRefusals)[number];

/** A row of a page: a passage, or why it was refused. A refused row holds no personal data. */
export type ReadRow =
  { readonly ok: true; readonly passage: SentPassage } | { readonly ok: false; readonly code: RowRefusal };

const refuse = (code: RowRefusal): ReadRow => ({ ok: false, code });

/**
 * Reads a row: a compact JWS with ES256 by the scanner's own key, strictly: one way to write each part, these headers and
 * no other, no name twice. Nothing of the claims counts before the signature has verified.
 */
export async function readRow(row: string, scanner: Scanner): Promise<ReadRow> {
  const [, head = '', body = '', signature = ''] = compactJws.exec(row) ?? [];
  const [headBytes, bodyBytes] = [head, body].map(decodeBase64url);
  if (!headBytes || !bodyBytes || !decodeBase64url(signature)) return refuse('malformed');
  const headers = parseStrictJson(headBytes);
  if (!headers.ok || !header.safeParse(headers.value).success) return refuse('malformed');
  if (!(await isSignedBy(row, scanner))) return refuse('bad_signature');
  const payload = parseStrictJson(bodyBytes);
  const parsed = payload.ok ? claims.safeParse(payload.value) : undefined;
  if (!parsed?.success) return refuse('bad_claims');
  const { iss, firmId, siteId } = parsed.data;
  if (iss !== scanner.scannerId) return refuse('other_scanner');
  if (firmId !== scanner.firmId || siteId !== scanner.siteId) return refuse('other_site');
  return { ok: true, passage: parsed.data };
}

/** The scanner that a row says it is of. It is not trusted before the signature has verified. */
export function signerNamedBy(row: string): ScannerId | undefined {
  const [, , body = ''] = compactJws.exec(row) ?? [];
  const bytes = decodeBase64url(body);
  const payload = bytes && parseStrictJson(bytes);
  const parsed = payload?.ok ? z.object({ iss: scannerIdField }).safeParse(payload.value) : undefined;
  return parsed?.data?.iss;
}

async function isSignedBy(row: string, { publicKey }: Scanner): Promise<boolean> {
  const key = await importJWK({ kty: 'EC', crv: 'P-256', ...publicKey }, 'ES256');
  try {
    await compactVerify(row, key, { algorithms: ['ES256'] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
