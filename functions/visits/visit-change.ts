import { marshall } from '@aws-sdk/util-dynamodb';
import type { EpochSeconds, VisitId } from '../kernel/brands.ts';
import type { Presence } from './pointer.ts';
import { presenceAttributes, presencePartition, visitItem, visitKey, type SiteRef } from './visit-item.ts';
import { amendments, transitions, type TransitionName } from './visit-states.ts';
import type { Passage, Visit } from './visit.ts';

/** The outcome of a conditional write: the visit as it is now, or, when refused, as it stands (none: it is gone). */
export type Change =
  { readonly ok: true; readonly visit: Visit } | { readonly ok: false; readonly visit?: Visit };

/** What a transition sets beside the state. */
export interface ChangeDetails {
  readonly checkedIn?: Passage;
  readonly checkedOut?: Passage;
  readonly noticeVersion?: string;
  /** Puts the visit on the roll call. */
  readonly presence?: Presence;
  readonly purgeAt?: EpochSeconds;
  /** Refuses the write unless the visit has this version. */
  readonly ifVersion?: number;
}

/** The update of one transition: its condition is the state machine's own row, and that the visit has not been purged. */
export function changeOf(
  site: SiteRef,
  visitId: VisitId,
  name: TransitionName,
  details: ChangeDetails,
  now: EpochSeconds,
) {
  const { from, to } = transitions[name];
  const { presence, ifVersion, ...fields } = details;
  const set: Record<string, unknown> = {
    ...fields,
    ...(presence ? presenceAttributes(site, visitId, presence) : {}),
    ...(name === 'checkOut' ? { presencePk: presencePartition(site, 'LEFT') } : {}),
    state: to,
  };
  const names = Object.keys(set);
  const allowed = from.map((_, index) => `:from${index}`);
  const values: Record<string, unknown> = {
    ':one': 1,
    ':now': now,
    ...Object.fromEntries(from.map((state, index) => [`:from${index}`, state])),
    ...Object.fromEntries(names.map((field) => [`:${field}`, set[field]])),
    ...(ifVersion === undefined ? {} : { ':version': ifVersion }),
  };
  return {
    Key: marshall(visitKey(site, visitId)),
    UpdateExpression: `SET ${[...names.map((field) => `#${field} = :${field}`), '#version = #version + :one'].join(', ')}`,
    ConditionExpression: [
      `#state IN (${allowed.join(', ')})`,
      '#purgeAt > :now',
      ...(ifVersion === undefined ? [] : ['#version = :version']),
    ].join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(
      [...new Set([...names, 'version', 'purgeAt'])].map((field) => [`#${field}`, field]),
    ),
    ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }),
  };
}

/** The put of an edited visit in the place of the version that was read, where the state machine allows an edit. */
export function replacementOf(before: Visit, after: Visit, now: EpochSeconds) {
  const allowed = amendments.edit.in.map((state, index) => [`:in${String(index)}`, state] as const);
  return {
    Item: marshall(visitItem(after), { removeUndefinedValues: true }),
    ConditionExpression: `#state IN (${allowed.map(([name]) => name).join(', ')}) AND #purgeAt > :now AND #version = :version`,
    ExpressionAttributeNames: { '#state': 'state', '#purgeAt': 'purgeAt', '#version': 'version' },
    ExpressionAttributeValues: marshall({
      ...Object.fromEntries(allowed),
      ':now': now,
      ':version': before.version,
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}
