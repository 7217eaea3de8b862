import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { SignJWT } from 'jose';
import { device, type Enrolled } from '../../support/scanner-device.ts';
import { client, type Client } from './client.ts';

const site = '/sites/harbour-court';

/** Enrols a device at Harbour Court; answers what it can sign and send. */
export async function enrolScanner(url: string, manager: Client, anonymous: Client = client(url)) {
  const made = await manager.post(`/v1${site}/scanners/enrolment-codes`, {});
  expect(made.status).toBe(201);
  const keyPair = await device.makeDeviceKey();
  const request = await device.enrolmentRequest(String(made.body['enrolmentCode']), 'Main gate', keyPair);
  const { status, body } = await anonymous.post('/v1/scanner-enrolments', request);
  expect(status).toBe(201);
  const scanner = body as unknown as Enrolled;
  const authorize = (method: string, path: string, sent = '') =>
    device.authorizationFor(scanner, keyPair.privateKey, { method, path, body: sent }, Date.now() / 1000);
  const send = async (authorization: string, method: string, path: string, sent?: string, headers = {}) =>
    anonymous.send(method, `/v1${path}`, {
      ...(sent === undefined ? {} : { body: sent }),
      headers: { authorization, 'content-type': 'application/json', ...headers },
    });
  /** Signs a passage of now at the main gate. */
  const passage = (claims: object) => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      iss: scanner.scannerId,
      aud: 'gatehouse',
      firmId: scanner.firmId,
      siteId: scanner.siteId,
      scanId: randomUUID(),
      gateId: 'main',
      direction: 'in',
      did: 'walk_in',
      recordedAt: now,
      deviceTime: now,
      offsetMs: 0,
      counter: 1,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'gatehouse-passage+jwt' })
      .sign(keyPair.privateKey);
  };
  return { scanner, authorize, send, passage };
}
