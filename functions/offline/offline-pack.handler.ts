import { apiHandler } from '../edge/api-handler.ts';
import { isCurrent } from '../edge/if-none-match.ts';
import { withQuery } from '../edge/route-helpers.ts';
import { offlinePackQuery } from './api/requests.ts';
import { offlinePackView } from './api/view.ts';
import { makeOfflinePack } from './make-offline-pack.ts';
import { wireOfflinePack } from './wire.ts';

const deps = wireOfflinePack();

/** What a scanner needs to work without a network. No cache may keep it: it has keys. */
export const handler = apiHandler({
  offlinePack: withQuery(offlinePackQuery, async ({ known }, { caller, siteId, headers }) => {
    const has = (etag: string) => isCurrent(headers['if-none-match'], etag);
    const made = await makeOfflinePack(deps, caller, siteId, { known, has });
    if (!made.ok) return made;
    const { etag, pack } = made;
    if (!pack) return { ok: true, status: 304, headers: { etag } };
    // A device that has a part of the pack must not be told later that nothing has changed.
    return {
      ok: true,
      status: 200,
      body: offlinePackView(pack),
      ...(pack.more ? {} : { headers: { etag } }),
    };
  }),
});
