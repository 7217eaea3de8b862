import type { HandMethod } from '../device/gate-requests.ts';
import type { OfflineStep } from './decide-offline.ts';
import type { Person } from './pack-model.ts';

/** How somebody without a code showed who they are, and where a walk-in goes. */
export interface ByHand {
  readonly method: HandMethod | 'seen_leaving';
  readonly visitor?: Person;
  readonly host?: { readonly unit: string; readonly name?: string };
}

/**
 * What to say instead of a step that the service could not take: a name that the guard typed, and no code, is not enough to
 * record somebody whom no visit is known of. The service asks whom a walk-in visits, and could not tell who went out.
 */
export function unrecordable(
  step: OfflineStep,
  { code, inScanId }: { readonly code?: string; readonly inScanId?: string },
): 'not_expected_by_name' | 'not_inside' | undefined {
  if (code !== undefined) return undefined;
  if (step.do === 'walk_in') return 'not_expected_by_name';
  return step.do === 'check_out_unknown' && inScanId === undefined ? 'not_inside' : undefined;
}

/** As `functions/edge/fields.ts` has it: characters that no line of text may have. */
const unfit = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>]/u;

/** Whether the service takes what the guard typed: names have a letter, and nothing has invisible characters. */
export function isPlain({ visitor = {}, host }: ByHand): boolean {
  const names = [visitor.englishName, visitor.chineseName].flatMap((name) => name ?? []);
  const texts = [...names, host?.unit, host?.name].flatMap((text) => text ?? []);
  return names.every((name) => /\p{L}/u.test(name)) && !texts.some((text) => unfit.test(text));
}
