import { defined } from '../kernel/defined.ts';
import type { Answer, ApiRequest } from '../edge/respond.ts';
import { refuseStale, versionTag } from '../edge/if-match.ts';
import type { SiteAction } from './administer-sites.ts';
import type { Site } from '../registry/firm.ts';

/** The site that a request changes, and the check of its `If-Match`. */
export const siteActionOf = ({ caller, siteId, headers }: ApiRequest): SiteAction => ({
  firmId: caller.firmId,
  siteId,
  refuseStale: (version) => refuseStale(headers, version),
});

/** An answer with the entity tag of the site that it is about. */
export const siteAnswer = (status: number, { version }: Site, body?: object, location?: string): Answer => ({
  ok: true,
  status,
  headers: { etag: versionTag(version), ...defined({ location }) },
  ...defined({ body }),
});
