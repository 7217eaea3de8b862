import type { Offer } from '../rules/verdict-model.ts';
import type { TextKey } from '../texts/keys.ts';
import type { Shown } from './use-work.ts';
import type { VerdictSettings } from './verdict-view.tsx';

const labels: Readonly<Record<Offer, TextKey>> = {
  retry: 'tryAgain',
  undo: 'undo',
  companions: 'checkInCompanions',
  checkOut: 'checkOutInstead',
  lookAgain: 'lookAgain',
  checkInApproved: 'checkInApproved',
  walkIn: 'noneOfThese',
  byHand: 'byHand',
  findInside: 'findInside',
  startShift: 'chooseGateAgain',
  bookedName: 'bookedName',
  hostAgrees: 'hostAgrees',
  leaveUnknown: 'leaveUnknown',
};

/** The word on the button. */
export function offerLabel(offer: Offer, { verdict, pick, offlinePick }: Shown): TextKey {
  if (offer !== 'walkIn') return labels[offer];
  if (!pick && !offlinePick?.code) return 'walkInByHand';
  return verdict.candidates ? labels.walkIn : 'recordWalkIn';
}

/** Does what the button says. */
export function pressOffer(
  offer: Offer,
  { shown, passed, work, onOver, onStartShift }: VerdictSettings,
): void {
  const { visit } = shown.verdict;
  switch (offer) {
    case 'retry':
      shown.again?.();
      return;
    case 'walkIn':
      if (shown.pick ?? shown.offlinePick?.code) work.choose({ walkIn: true });
      else onOver({ kind: 'walkIn' });
      return;
    case 'byHand':
    case 'findInside':
      onOver({ kind: 'today', inside: offer === 'findInside' });
      return;
    case 'startShift':
      onStartShift();
      return;
    case 'hostAgrees':
      if (shown.offlinePick?.code) work.hostAgrees(shown.offlinePick);
      else onOver({ kind: 'walkIn' });
      return;
    case 'leaveUnknown':
      if (shown.offlinePick) work.leaveUnknown(shown.offlinePick);
      return;
    case 'bookedName':
      onOver({ kind: 'bookedName', ...(shown.offlinePick ? { after: shown.offlinePick } : {}) });
      return;
    case 'undo':
      if (passed) onOver({ kind: 'undo', passed });
      return;
    case 'companions':
      if (visit) work.checkInCompanions(visit);
      return;
    case 'checkOut':
      if (visit) work.checkOut(visit);
      return;
    case 'lookAgain':
      if (visit) work.lookAgain(visit);
      return;
    case 'checkInApproved':
      if (visit) work.checkIn(visit, 'host_confirms');
      return;
  }
}
