import type { Shown } from '../../edge/response-fields.ts';
import type { EpochSeconds } from '../../kernel/brands.ts';
import { toRfc3339 } from '../../kernel/clock.ts';
import { defined } from '../../kernel/defined.ts';
import { holdState, protectsUntil, type Hold, type HoldStep } from '../hold.ts';
import type { holdResponse } from './responses.ts';

/** A hold as the office sees it. */
export function holdView(hold: Hold, now: EpochSeconds): Shown<typeof holdResponse> {
  const { holdId, siteId, incident, reason, visitIds, person, steps, endedAt, endedBy, purgeAt } = hold;
  const until = protectsUntil(hold);
  return {
    holdId,
    siteId,
    state: holdState(hold, now),
    incident,
    reason,
    visitIds: [...visitIds],
    ...(person
      ? {
          person: {
            match: person.isStrong ? 'name_and_prefix' : 'name',
            from: person.fromDay,
            to: person.toDay,
          },
        }
      : {}),
    ...(until === undefined ? {} : { protectsUntil: toRfc3339(until) }),
    steps: steps.map(stepView),
    ...(endedAt === undefined ? {} : { endedAt: toRfc3339(endedAt) }),
    ...defined({ endedBy }),
    purgeAt: toRfc3339(purgeAt),
  };
}

const stepView = ({ until, askedBy, askedAt, decision, decidedBy, decidedAt }: HoldStep) => ({
  until: toRfc3339(until),
  askedBy,
  askedAt: toRfc3339(askedAt),
  ...defined({ decision, decidedBy }),
  ...(decidedAt === undefined ? {} : { decidedAt: toRfc3339(decidedAt) }),
});
