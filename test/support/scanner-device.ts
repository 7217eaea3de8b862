import { makeDeviceKey } from '../../client/scanner/device-key.ts';
import { enrolmentRequest } from '../../client/scanner/enrol.ts';
import { authorizationFor, type ScannerIdentity } from '../../client/scanner/sign.ts';

/** What a device holds once it has enrolled. */
export type Enrolled = ScannerIdentity;

/** The device's side of scanners. */
export const device = { makeDeviceKey, enrolmentRequest, authorizationFor };
