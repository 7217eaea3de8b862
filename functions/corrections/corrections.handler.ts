import { apiHandler } from '../edge/api-handler.ts';
import { visitIdField } from '../edge/id-fields.ts';
import { rememberAnswersIn } from '../edge/idempotency.ts';
import { pageAnswer } from '../edge/list-page.ts';
import { log } from '../edge/log.ts';
import { shows, withBody, withId } from '../edge/route-helpers.ts';
import { newCorrection } from './api/requests.ts';
import { correctionView } from '../front-desk/api/view.ts';
import { normalPurgeOf } from '../visits/held.ts';
import { correctVisit, listCorrections } from './correct-visit.ts';
import { wireCorrections } from './wire.ts';

const { deps, answerStore, audit } = wireCorrections();

/** Corrections beside a visit: add one, read them. */
export const handler = apiHandler(
  audit.watch({
    correctVisit: withBody(newCorrection, (wanted, request) =>
      withId('visitId', visitIdField, 'visit_not_found', async (visitId, { caller, siteId }) => {
        const { idempotencySeed } = request;
        const done = await correctVisit(deps, { caller, siteId, visitId, idempotencySeed }, wanted);
        if (!done.ok) return done;
        const { firmId, memberId } = caller;
        const { correctionId, field } = done.correction;
        log('info', 'visit_corrected', { firmId, siteId, visitId, memberId, correctionId, field });
        return { ...shows(correctionView(done.correction), 201), forgetAt: normalPurgeOf(done.visit) };
      })(request),
    ),
    listCorrections: withId(
      'visitId',
      visitIdField,
      'visit_not_found',
      async (visitId, { caller, siteId }) => {
        const list = await listCorrections(deps, { caller, siteId, visitId });
        return list.ok ? pageAnswer((list.visit.corrections ?? []).map(correctionView), {}) : list;
      },
    ),
  }),
  rememberAnswersIn(answerStore),
);
