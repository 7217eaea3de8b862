import type * as z from 'zod/mini';
import type { Operation } from '../edge/operation.ts';
import { routes, type Route, type RouteName } from '../edge/routes.ts';
import { auditOperations, auditSchemas } from '../audit/api/operations.ts';
import { firmOperations, firmSchemas } from '../firms/api/operations.ts';
import { memberOperations, memberSchemas } from '../members/api/operations.ts';
import { scannerOperations, scannerSchemas } from '../scanners/api/operations.ts';
import { siteOperations, siteSchemas } from '../sites/api/operations.ts';
import type { ProblemCode } from '../kernel/problems.ts';
import { scanOperations, scanSchemas } from '../scans/api/operations.ts';
import { keyBundleOperations, keyBundleSchemas } from '../trust/api/operations.ts';
import { accessRequestOperations, accessRequestSchemas } from '../access-requests/api/operations.ts';
import { barOperations, barSchemas } from '../bars/api/operations.ts';
import { exportOperations, exportSchemas } from '../exports/api/operations.ts';
import { correctionOperations, correctionSchemas } from '../corrections/api/operations.ts';
import { holdOperations, holdSchemas } from '../holds/api/operations.ts';
import { deletionOperations, deletionSchemas } from '../privacy/api/operations.ts';
import { numbersOperations, numbersSchemas } from '../numbers/api/operations.ts';
import { invitationOperations, invitationSchemas } from '../invitations/api/operations.ts';
import { myDataOperations, myDataSchemas } from '../my-data/api/operations.ts';
import { offlineOperations, offlineSchemas } from '../offline/api/operations.ts';
import { seriesOperations, seriesSchemas } from '../recurring/api/operations.ts';
import { importOperations, importSchemas } from '../imports/api/operations.ts';
import { gateOperations, gateSchemas } from '../front-desk/api/gate-operations.ts';
import { visitOperations, visitSchemas } from '../front-desk/api/operations.ts';
import { passageOperations, passageSchemas } from '../passages/api/operations.ts';
import { residentOperations, residentSchemas } from '../residents/api/operations.ts';
import { unitOperations, unitSchemas } from '../units/api/operations.ts';
import { serviceOperations, serviceSchemas } from './service-operations.ts';

/** An operation has a body if and only if its route takes one. */
type OperationOf<Name extends RouteName> = Operation &
  ((typeof routes)[Name]['body'] extends true ? { readonly body: z.ZodMiniType } : { readonly body?: never });

/** What every route takes and answers. A route of functions/edge/routes.ts that is not here does not compile. */
export const catalogue: Readonly<Record<RouteName, Operation>> = {
  ...scanOperations,
  ...passageOperations,
  ...visitOperations,
  ...gateOperations,
  ...importOperations,
  ...exportOperations,
  ...correctionOperations,
  ...holdOperations,
  ...deletionOperations,
  ...numbersOperations,
  ...invitationOperations,
  ...myDataOperations,
  ...auditOperations,
  ...accessRequestOperations,
  ...barOperations,
  ...seriesOperations,
  ...siteOperations,
  ...scannerOperations,
  ...memberOperations,
  ...unitOperations,
  ...residentOperations,
  ...firmOperations,
  ...keyBundleOperations,
  ...offlineOperations,
  ...serviceOperations,
} satisfies { readonly [Name in RouteName]: OperationOf<Name> };

/** The named messages of the published document. */
export const schemas: Readonly<Record<string, z.ZodMiniType>> = {
  ...scanSchemas,
  ...passageSchemas,
  ...visitSchemas,
  ...gateSchemas,
  ...importSchemas,
  ...exportSchemas,
  ...correctionSchemas,
  ...holdSchemas,
  ...deletionSchemas,
  ...numbersSchemas,
  ...invitationSchemas,
  ...myDataSchemas,
  ...auditSchemas,
  ...accessRequestSchemas,
  ...barSchemas,
  ...seriesSchemas,
  ...siteSchemas,
  ...scannerSchemas,
  ...memberSchemas,
  ...unitSchemas,
  ...residentSchemas,
  ...firmSchemas,
  ...keyBundleSchemas,
  ...offlineSchemas,
  ...serviceSchemas,
};

/** Every problem that a route can be answered with: its own, and those that follow from what the route is. */
export function problemsOf(name: RouteName): readonly ProblemCode[] {
  const route: Route = routes[name];
  const { problems, conditional } = catalogue[name];
  const codes: readonly ProblemCode[] = [
    ...(route.roles === 'public'
      ? []
      : (['unauthenticated', 'forbidden', 'firm_suspended', 'quota_exceeded'] as const)),
    ...(route.path.includes('{siteId}') ? (['site_not_found'] as const) : []),
    ...(route.body
      ? ([
          'malformed_json',
          'invalid_encoding',
          'duplicate_keys',
          'body_too_large',
          'unsupported_media_type',
          'unsupported_charset',
          'unsupported_content_encoding',
        ] as const)
      : []),
    'invalid_request',
    ...(conditional === 'If-Match' ? (['precondition_required'] as const) : []),
    ...(conditional?.startsWith('If-Match') ? (['precondition_failed'] as const) : []),
    ...(route.idempotencyKey ? (['idempotency_key_in_use', 'idempotency_key_reused'] as const) : []),
    ...problems,
    'request_blocked',
    'too_many_requests',
    'internal_error',
    'store_unavailable',
  ];
  return [...new Set(codes)];
}
