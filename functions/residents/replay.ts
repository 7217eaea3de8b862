import { visitIdField, seriesIdField } from '../edge/id-fields.ts';
import type { Answer, MakeIdempotent } from '../edge/respond.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import { asResident } from './on-own.ts';
import type { Own, ResidentDeps } from './own.ts';

/**
 * Remembers answers for residents: a remembered one is shown only to who is a resident still, and only while what it shows
 * is theirs. Without this, an answer would outlive a tenancy by a day.
 */
export const onlyWhileTheirs =
  (deps: ResidentDeps, remember: MakeIdempotent): MakeIdempotent =>
  (route, respond) => {
    const remembered = remember(route, respond);
    return (request) =>
      asResident(deps, request, async (own) => {
        const answer = await remembered(request);
        return answer.ok && answer.headers?.['idempotency-replayed'] !== undefined
          ? ((await refuseOthers(own, answer)) ?? answer)
          : answer;
      });
  };

async function refuseOthers(own: Own, { body }: Answer): Promise<Failure | undefined> {
  const { visitId, seriesId } = body as { readonly visitId?: unknown; readonly seriesId?: unknown };
  if (visitId !== undefined) {
    const id = visitIdField.safeParse(visitId);
    const visit = id.success ? await own.visits.get(own.resident, id.data) : undefined;
    return visit ? undefined : failure('visit_not_found');
  }
  const id = seriesIdField.safeParse(seriesId);
  const series = id.success ? await own.series.get(own.resident, id.data) : undefined;
  return series ? undefined : failure('series_not_found');
}
