import type { KeyBundle } from '../personal-code/key-bundle.ts';
import type { CertificateFault } from './certificate-fault.ts';
import type { SourceFault } from './certificate-source.ts';
import type { StoredKeyBundle } from './parse-key-bundle.ts';

/** Why a renewal did not happen. The previous bundle stays in force. */
export type RenewalFault =
  | CertificateFault
  | SourceFault
  | 'older_than_ours'
  | 'no_address'
  | 'staged_bundle_differs'
  | 'staged_bundle_unusable'
  | 'superseded'
  | 'store_unavailable'
  | 'unexpected';

/** How a renewal ended. `previous` is the bundle that was in force before, as far as it could be read. */
export type Renewal =
  | {
      readonly result: 'renewed' | 'unchanged';
      readonly bundle: StoredKeyBundle;
      readonly previous: KeyBundle | undefined;
    }
  | {
      readonly result: 'failed';
      readonly fault: RenewalFault;
      /** The error behind the fault, if any. */
      readonly error?: unknown;
      readonly previous: KeyBundle | undefined;
    };
