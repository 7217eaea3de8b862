import { makeDeviceKey } from '../../../../client/scanner/device-key.ts';
import { enrolmentRequest } from '../../../../client/scanner/enrol.ts';
import { gatehouseClient } from '../../../../client/gatehouse-client.ts';
import type { Asked } from '../rules/answer.ts';
import { baseUrl, sort } from './api.ts';
import type { Enrolled } from './store.ts';

/**
 * Enrols this device: makes its key, and sends it with the code. A code whose answer got lost may be sent again with the
 * same key, so the key of a code is kept for as long as the page lives.
 */
export function enroller() {
  const keys = new Map<string, CryptoKeyPair>();
  const client = gatehouseClient({ baseUrl: baseUrl() });
  return async (enrolmentCode: string, name: string): Promise<Asked<Enrolled>> => {
    const keyPair = keys.get(enrolmentCode) ?? (await makeDeviceKey());
    keys.set(enrolmentCode, keyPair);
    const body = await enrolmentRequest(enrolmentCode, name, keyPair);
    const asked = await sort(() => client.POST('/scanner-enrolments', { body }));
    if (asked.kind !== 'data') return asked;
    const { scannerId, firmId, siteId } = asked.data;
    return { kind: 'data', data: { scannerId, firmId, siteId, name, keyPair } };
  };
}
