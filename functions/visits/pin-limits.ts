import type { Visit } from './visit.ts';

/** A PIN is locked after this many wrong tries, until a new one is made. */
export const mostPinAttempts = 5;
/** PINs that may be tried at one site in a minute, so that a few tries at each of many visits are limited too. */
export const mostPinsPerMinute = 30;

/** True where no PIN is accepted any more. */
export const isPinLocked = ({ pinAttempts = 0 }: Pick<Visit, 'pinAttempts'>): boolean =>
  pinAttempts >= mostPinAttempts;
