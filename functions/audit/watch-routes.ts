import { routes, type RouteName } from '../edge/routes.ts';
import type { ApiRequest, Respond } from '../edge/respond.ts';
import { auditedRoutes } from './audited-routes.ts';
import { auditScopes, type AuditScope } from './audit-scope.ts';
import { subjectsInPath, subjectsShown } from './audit-subjects.ts';
import type { RecordReads } from './record-reads.ts';

type Responders = Partial<Record<RouteName, Respond>>;

/**
 * Opens the audit scope of each request to these routes, and records what they show before it is sent. Where that fails,
 * nothing is shown.
 */
export const watchRoutes =
  (recordReads: RecordReads) =>
  <Watched extends Responders>(responders: Watched): Watched =>
    Object.fromEntries(
      Object.entries(responders).map(([name, respond]) => [
        name,
        watched(name as RouteName, respond, recordReads),
      ]),
    ) as Watched;

const watched =
  (name: RouteName, respond: Respond, recordReads: RecordReads): Respond =>
  async (request) => {
    const audited = auditedRoutes[name];
    const scope = scopeOf(name, request, audited);
    const answer = await auditScopes.run(scope, () => respond(request));
    if (!answer.ok || scope.isQuiet) return answer;
    const shown = audited === 'audit_read' ? subjectsAsked(request) : subjectsShown(answer.body);
    // A list beside a record may not name the record itself.
    const read = [...new Set([...(isRead(name) ? scope.named : []), ...shown])].filter(
      (subject) => !scope.recorded.has(subject),
    );
    if (read.length > 0) await recordReads(scope, read);
    return answer;
  };

const isRead = (name: RouteName): boolean => routes[name].method === 'GET';

function scopeOf(
  operation: RouteName,
  { caller, siteId, path, requestId }: ApiRequest,
  audited: (typeof auditedRoutes)[RouteName],
): AuditScope {
  const { firmId, memberId, role } = caller;
  return {
    ...(firmId === '' ? {} : { firmId }),
    by: {
      memberId,
      role: firmId === '' ? 'public' : role,
      operation,
      requestId,
      ...(path['siteId'] === undefined ? {} : { siteId }),
    },
    named: subjectsInPath(path),
    ...(typeof audited === 'object' ? { isQuiet: true } : {}),
    recorded: new Set(),
  };
}

/** What a reader of the trail asked for. */
function subjectsAsked({ query }: ApiRequest): readonly string[] {
  const { day = 'today', visitId, memberId } = query;
  const of = subjectsInPath({ visitId, memberId });
  return of.length > 0 ? of : [`audit:${day}`];
}
