import { apiHandler } from '../edge/api-handler.ts';
import { count } from '../edge/count.ts';
import { shows, withBody } from '../edge/route-helpers.ts';
import { myDataRequest } from './api/requests.ts';
import { lookView } from './api/view.ts';
import { showMyData } from './show-my-data.ts';
import { wireMyData } from './wire.ts';

const deps = wireMyData();

/** What a firm holds of the person who shows their own code. Public: the code is the proof. */
export const handler = apiHandler({
  showMyData: withBody(myDataRequest, async ({ code }, { siteId }) => {
    const look = await showMyData(deps, siteId, code);
    count('OwnDataLooks', look.ok ? look.outcome : 'failed');
    return look.ok ? shows(lookView(look)) : look;
  }),
});
