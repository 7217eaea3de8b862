import type { Message } from '../../../../client/gatehouse-client.ts';

/** What somebody fills in to bar a person, as text. */
export interface BarDraft {
  readonly englishName: string;
  readonly chineseName: string;
  readonly idPrefix: string;
  readonly allOfThatName: boolean;
  readonly reason: string;
  readonly keepName: boolean;
  readonly days: string;
}

/** Half a year, as the service takes where nothing is said. */
export const usualBarDays = '180';

export const emptyBar: BarDraft = {
  englishName: '',
  chineseName: '',
  idPrefix: '',
  allOfThatName: false,
  reason: '',
  keepName: false,
  days: usualBarDays,
};

/** The visit that a person is barred from, and whether it says how the identity card begins. */
export interface BarVisit {
  readonly visitId: string;
  readonly hasPrefix: boolean;
}

export type BarWrong = 'barNeedsName' | 'prefixForm' | 'barNeedsPrefix' | 'barNeedsReason' | 'barDaysHint';
type Field = 'name' | 'idPrefix' | 'all' | 'reason' | 'days';

/** Is it a number of days that a bar may hold? */
export const areBarDays = (days: string): boolean =>
  /^\d{1,3}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 365;

/** What is wrong with a draft, by field; empty where it can be sent. */
export function wrongInBar(
  draft: BarDraft,
  visit: BarVisit | undefined,
): Readonly<Partial<Record<Field, BarWrong>>> {
  const prefix = draft.idPrefix.trim();
  const hasName = draft.englishName.trim() !== '' || draft.chineseName.trim() !== '';
  const hasPrefix = visit ? visit.hasPrefix : prefix !== '';
  return {
    ...(visit || hasName ? {} : { name: 'barNeedsName' }),
    ...(visit || prefix === '' || /^[A-Za-z]{1,2}\d{3}$/.test(prefix) ? {} : { idPrefix: 'prefixForm' }),
    ...(hasPrefix || draft.allOfThatName ? {} : { all: 'barNeedsPrefix' }),
    ...(draft.keepName && draft.reason.trim() === '' ? { reason: 'barNeedsReason' } : {}),
    ...(areBarDays(draft.days) ? {} : { days: 'barDaysHint' }),
  };
}

/** The body of the request to bar, of a draft with nothing wrong. */
export function barOf(draft: BarDraft, visit: BarVisit | undefined): Message<'BarAtSite'> {
  const given = (name: 'englishName' | 'chineseName' | 'idPrefix') => {
    const text = draft[name].trim();
    return text === '' ? {} : { [name]: name === 'idPrefix' ? text.toUpperCase() : text };
  };
  const reason = draft.reason.trim();
  return {
    ...(visit
      ? { fromVisitId: visit.visitId }
      : { visitor: { ...given('englishName'), ...given('chineseName'), ...given('idPrefix') } }),
    ...(draft.allOfThatName ? { allOfThatName: true } : {}),
    ...(reason === '' ? {} : { reason }),
    ...(draft.keepName ? { keepName: true } : {}),
    reviewInDays: Number(draft.days),
  };
}
