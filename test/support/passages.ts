import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { EpochSeconds, ScannerId } from '../../functions/kernel/brands.ts';
import type { Scanner } from '../../functions/scanners/scanner.ts';
import { nine } from './site.ts';
import { guard } from './visit.ts';

/** What a test changes of a passage; `undefined` takes a claim away. */
export type Claims = Readonly<Record<string, unknown>>;

/** A device that signs passages. */
export interface PassageDevice {
  readonly scanner: Scanner;
  /** Makes a row: by default somebody who is checked in at the main gate at nine by hand. */
  readonly row: (claims?: Claims, header?: Readonly<Record<string, unknown>>) => Promise<string>;
}

/** Makes a device of a site, with a key of its own. */
export async function passageDevice(
  site: Pick<Scanner, 'firmId' | 'siteId'>,
  name = 'device',
): Promise<PassageDevice> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const { x = '', y = '' } = await exportJWK(publicKey);
  const scannerId = name.padEnd(22, '_') as ScannerId;
  const { firmId, siteId } = site;
  let counter = 0;
  return {
    scanner: {
      firmId,
      siteId,
      scannerId,
      name,
      publicKey: { x, y },
      enrolledAt: nine,
      enrolledBy: guard,
    },
    row: (claims = {}, header = {}) => {
      counter += 1;
      const all: Record<string, unknown> = {
        iss: scannerId,
        aud: 'gatehouse',
        firmId,
        siteId,
        scanId: randomUUID(),
        gateId: 'main',
        direction: 'in',
        did: claims['direction'] === 'out' ? 'checked_out' : 'checked_in',
        recordedAt: nine,
        deviceTime: nine,
        offsetMs: 0,
        counter,
        ...(claims['code'] === undefined ? { byHand: { method: 'host_confirms' } } : {}),
        ...claims,
      };
      return new SignJWT(all)
        .setProtectedHeader({ alg: 'ES256', typ: 'gatehouse-passage+jwt', ...header })
        .sign(privateKey);
    },
  };
}

/** An instant so many seconds after another. */
export const plus = (instant: number, seconds: number): EpochSeconds => (instant + seconds) as EpochSeconds;
