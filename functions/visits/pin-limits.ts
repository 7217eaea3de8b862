import type { Visit } from './visit.ts';

/** A PIN is locked after this many that were wrong, until a new one is made. */
export const mostPinAttempts = 5;
/** PINs that may be tried at one site in a minute, so that nobody tries a few at each of many visits. */
export const mostPinsPerMinute = 30;

/** True where no PIN is taken any more. */
export const isPinLocked = ({ pinAttempts = 0 }: Pick<Visit, 'pinAttempts'>): boolean =>
  pinAttempts >= mostPinAttempts;
