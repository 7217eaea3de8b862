import { defined } from '../kernel/defined.ts';
import type { Site } from '../registry/firm.ts';

/** The settings of a site that the rules at its gates depend on. */
export const packPolicy = ({
  walkIns,
  admitsWeakMatches,
  codesUsedOnce = 'site',
  earlyMinutes,
  lateMinutes,
}: Site) => ({ walkIns, admitsWeakMatches, codesUsedOnce, ...defined({ earlyMinutes, lateMinutes }) });
