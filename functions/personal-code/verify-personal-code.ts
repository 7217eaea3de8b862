import { nodeCrypto } from './node-crypto.ts';
import { personalCodeVerifier } from './personal-code-verifier.ts';

/** Verifies a code in a function. */
export const verifyPersonalCode = personalCodeVerifier(nodeCrypto);
