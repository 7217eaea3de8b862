import * as z from 'zod/mini';
import { exportIdField, siteIdField } from '../../edge/id-fields.ts';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';
import { pageOf, shownInstant } from '../../edge/response-fields.ts';

/** The record of an export: who asked for which days, and what for. */
export const exportResponse = z.object({
  exportId: exportIdField,
  siteId: siteIdField,
  fromDay: z.iso.date(),
  toDay: z.iso.date().check(z.describe('The last day.')),
  purpose: z.string(),
  createdAt: shownInstant,
  createdBy: personal(z.string().check(z.describe('The member who asked for it, and alone may read it.')), {
    about: 'member',
    what: 'id of who exported visits',
    purpose: 'to trace a leak to its export',
    seenBy: viewers.office,
    kept: keptFor.exportRecord,
    stored: 'clear',
  }),
  expiresAt: z.iso.datetime().check(z.describe('Until then its visits can be read.')),
  pagesRead: z.int().check(z.describe('Pages of visits that were asked for.')),
  lastReadAt: z.optional(shownInstant),
  purgeAt: z.iso.datetime().check(z.describe('After this the record does not exist.')),
});

/** A page of a site's exports. */
export const exportPage = pageOf(exportResponse);
