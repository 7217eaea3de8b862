import type { Message } from '../../../../client/gatehouse-client.ts';
import type { Asked, Direction, ScanAnswer, Visit } from '../rules/answer.ts';
import type { Api } from './api.ts';

export type HandMethod = Message<'CheckInRequest'>['method'];
export type UndoReason = Message<'Undo'>['reason'];
export type WalkIn = Omit<Message<'WalkIn'>, 'gateId'>;
/** What the guard picked: one of the candidates, or none of them. */
export type Picked = { readonly visitId: string } | { readonly walkIn: true };

/** A page of a list, which is shown and never kept on the device. */
export interface Page {
  readonly items: readonly Visit[];
  readonly nextCursor?: string;
  readonly count?: number;
}

const pageLimit = 50;

/** What is read, to be shown. */
function listRequests(api: Api, siteId: string) {
  const site = { path: { siteId } };
  return {
    today: (state: 'expected' | undefined, cursor: string | undefined): Promise<Asked<Page>> =>
      api.ask((client) =>
        client.GET('/sites/{siteId}/visits', {
          params: {
            ...site,
            query: { limit: pageLimit, ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) },
          },
        }),
      ),
    inside: (cursor: string | undefined, limit = pageLimit): Promise<Asked<Page>> =>
      api.ask((client) =>
        client.GET('/sites/{siteId}/on-site', {
          params: { ...site, query: { limit, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    // A name has no place in an address, so a search is a POST.
    search: (name: string, onSite: boolean, cursor: string | undefined): Promise<Asked<Page>> =>
      api.ask((client) =>
        client.POST('/sites/{siteId}/visits/search', {
          params: site,
          body: { name, limit: pageLimit, ...(onSite ? { onSite } : {}), ...(cursor ? { cursor } : {}) },
        }),
      ),
    notice: () => api.ask((client) => client.GET('/sites/{siteId}/privacy-notice', { params: site })),
  };
}

/**
 * What a scanner asks of the service at its gate. `key` is made once for each thing that is to be done: sent again with
 * the same one, nothing is done twice.
 */
export function gateRequests(api: Api, siteId: string, gateId: string) {
  const site = { path: { siteId } };
  const visit = (visitId: string, key: string) => ({
    path: { siteId, visitId },
    header: { 'Idempotency-Key': key },
  });
  return {
    scan: (scanId: string, code: string, direction: Direction): Promise<Asked<ScanAnswer>> =>
      api.ask((client) =>
        client.POST('/sites/{siteId}/scans', { params: site, body: { scanId, code, gateId, direction } }),
      ),
    choose: (scanId: string, choiceToken: string, picked: Picked): Promise<Asked<ScanAnswer>> =>
      api.ask((client) =>
        client.POST('/sites/{siteId}/scans/{scanId}/choice', {
          params: { path: { siteId, scanId } },
          body: { choiceToken, ...picked },
        }),
      ),
    getVisit: (visitId: string): Promise<Asked<Visit>> =>
      api.ask((client) =>
        client.GET('/sites/{siteId}/visits/{visitId}', { params: { path: { siteId, visitId } } }),
      ),
    checkIn: (visitId: string, method: HandMethod, pin: string | undefined, key: string) =>
      api.ask<Visit>((client) =>
        client.POST('/sites/{siteId}/visits/{visitId}/check-in', {
          params: visit(visitId, key),
          body: { method, gateId, ...(pin === undefined ? {} : { pin }) },
        }),
      ),
    checkOut: (visitId: string, key: string) =>
      api.ask<Visit>((client) =>
        client.POST('/sites/{siteId}/visits/{visitId}/check-out', {
          params: visit(visitId, key),
          body: { gateId },
        }),
      ),
    undo: (visitId: string, direction: Direction, reason: UndoReason, key: string) =>
      api.ask<Visit>((client) =>
        client.POST('/sites/{siteId}/visits/{visitId}/undo', {
          params: visit(visitId, key),
          body: { reason, direction },
        }),
      ),
    checkInCompanions: (visitId: string, key: string) =>
      api.ask((client) =>
        client.POST('/sites/{siteId}/visits/{visitId}/companions/check-in', {
          params: visit(visitId, key),
          body: { method: 'host_confirms', gateId },
        }),
      ),
    walkIn: (told: WalkIn, key: string) =>
      api.ask((client) =>
        client.POST('/sites/{siteId}/walk-ins', {
          params: { ...site, header: { 'Idempotency-Key': key } },
          body: { ...told, gateId },
        }),
      ),
    ...listRequests(api, siteId),
  };
}

export type GateRequests = ReturnType<typeof gateRequests>;
