import * as z from 'zod/mini';
import { scannerIdField, siteIdField } from '../../edge/id-fields.ts';
import { byMember, keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';

/** A code as its maker sees it, only once. */
export const enrolmentCodeResponse = z.object({
  enrolmentCode: z
    .string()
    .check(z.describe('Text for a QR. Enrols one device; it is told once and stored as a hash.')),
  expiresAt: z.iso.datetime().check(z.describe('Ten minutes after it was made.')),
});

/** A scanner as the API shows it to the office. */
export const scannerResponse = z.object({
  scannerId: scannerIdField,
  siteId: siteIdField,
  name: z.string(),
  state: z
    .enum(['active', 'revoked'])
    .check(z.describe('A revoked scanner is refused from its next request on.')),
  enrolledAt: shownInstant,
  enrolledBy: personal(z.string().check(z.describe('The member who made the code.')), {
    ...byMember,
    seenBy: viewers.office,
    kept: keptFor.scanner,
    what: 'id of who enrolled a scanner',
  }),
  lastSeenAt: z.optional(
    z.iso
      .datetime()
      .check(z.describe('When it last told how it is; the app does so every ten minutes of a shift.')),
  ),
  told: z.optional(
    z
      .object({
        appVersion: z.string().check(z.describe('The build of its app.')),
        batteryPercent: z.optional(z.int().check(z.describe('Absent where its browser does not tell.'))),
        pendingPassages: z
          .int()
          .check(z.describe('Passages that it recorded without a network and had not sent then.')),
      })
      .check(z.describe('What it told then.')),
  ),
  revokedAt: z.optional(shownInstant),
  revokedBy: z.optional(
    personal(z.string().check(z.describe('The member who revoked it.')), {
      ...byMember,
      seenBy: viewers.office,
      kept: keptFor.scanner,
      what: 'id of who revoked a scanner',
    }),
  ),
});

/** The answer to a device that told how it is. */
export const statusResponse = z.object({
  seenAt: z.iso.datetime().check(z.describe('The service’s time.')),
});

/** A page of a site's scanners. */
export const scannerPage = pageOf(scannerResponse);

/** The answer to the device: everything that it needs to sign tokens. */
export const enrolledResponse = z.object({
  scannerId: scannerIdField,
  firmId: z.string(),
  siteId: siteIdField,
  name: z.string(),
  enrolledAt: z.iso.datetime().check(z.describe('The service’s clock, for the device to set its own by.')),
});
