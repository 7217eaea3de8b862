import { expect } from '@jest/globals';
import type { Client } from '../../journeys/support/client.ts';
import { enrolScanner } from '../../journeys/support/enrolled-scanner.ts';

const path = '/sites/harbour-court/passages';

/**
 * Sends two late passages that need attention: the check-in of a visit, as a scanner recorded it, and a walk-in that the same
 * scanner sends after it was revoked.
 */
export async function recordLate(
  url: string,
  manager: Client,
  visitId: string,
  walkIn: { readonly englishName: string },
): Promise<void> {
  const { scanner, authorize, passage, send } = await enrolScanner(url, manager);
  const deliver = async (claims: object): Promise<void> => {
    const sent = JSON.stringify({ passages: [await passage(claims)] });
    const { status } = await send(await authorize('POST', path, sent), 'POST', path, sent);
    expect(status).toBe(200);
  };
  const method = 'host_confirms';
  await deliver({ visitId, did: 'checked_in', byHand: { method } });
  const revoked = await manager.post(`/v1/sites/harbour-court/scanners/${scanner.scannerId}/revocation`, {});
  expect(revoked.status).toBe(200);
  await deliver({
    counter: 2,
    byHand: { method, visitor: walkIn, host: { unit: '9A' } },
    hostAgreed: true,
  });
}
