import * as z from 'zod/mini';
import { textField } from '../../edge/fields.ts';
import { pageQuery } from '../../edge/page-query.ts';

const coordinate = z.string().check(z.regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url'));

/** Body of `POST /scanner-enrolments`. It has no field for a private key (`d`), so that none is ever sent. */
export const enrolmentRequest = z.strictObject({
  /** Its form is not checked here: a malformed code gets the same answer as an unknown one. */
  enrolmentCode: z.string().check(z.minLength(1), z.maxLength(200)),
  publicKey: z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
  }),
  name: textField(60),
  proof: z.string().check(z.minLength(1), z.maxLength(1000)),
});
export type EnrolmentRequest = z.output<typeof enrolmentRequest>;

/** Query of `GET /sites/{siteId}/scanners`. */
export const scannerListQuery = z.strictObject(pageQuery);

/** Body of `POST /sites/{siteId}/scanner-status`. */
export const scannerStatus = z.strictObject({
  appVersion: z.string().check(z.regex(/^[\w.+-]{1,40}$/, 'must be the name of a version')),
  batteryPercent: z.optional(z.int().check(z.minimum(0), z.maximum(100))),
  pendingPassages: z.int().check(z.minimum(0), z.maximum(100_000)),
});
