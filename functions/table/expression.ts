import { defined } from '../kernel/defined.ts';
import { toWire } from './wire.ts';

/**
 * The placeholders of an expression. `:limit` stands for `values.limit`. `#state` stands for the attribute `state`, unless
 * `names` says otherwise.
 */
export interface Placeholders {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly names?: Readonly<Record<string, string>>;
}

/** What has to be true of the standing item for a write to be made. */
export interface Condition extends Placeholders {
  readonly condition: string;
}

/** An update and, if any, its condition. */
export interface Update extends Placeholders {
  readonly update: string;
  readonly condition?: string;
}

/** The parameters `ExpressionAttributeNames` and `ExpressionAttributeValues` of these expressions, where they have any. */
export function placeholders(
  expressions: readonly (string | undefined)[],
  { values = {}, names }: Placeholders,
) {
  const used = expressions.join(' ').match(/#\w+/g) ?? [];
  const nameOf = (placeholder: string) => names?.[placeholder.slice(1)] ?? placeholder.slice(1);
  const named = used.map((placeholder) => [placeholder, nameOf(placeholder)] as const);
  const given = Object.entries(defined(values)).map(([name, value]) => [`:${name}`, value] as const);
  return {
    ...(named.length > 0 && { ExpressionAttributeNames: Object.fromEntries(named) }),
    ...(given.length > 0 && { ExpressionAttributeValues: toWire(Object.fromEntries(given)) }),
  };
}

type ConditionInput = { readonly ConditionExpression: string } & ReturnType<typeof placeholders>;

/** The parameters of a condition; none where it is absent. */
export function conditionInput(condition: Condition): ConditionInput;
export function conditionInput(condition: Condition | undefined): ConditionInput | undefined;
export function conditionInput(condition: Condition | undefined): ConditionInput | undefined {
  return (
    condition && {
      ConditionExpression: condition.condition,
      ...placeholders([condition.condition], condition),
    }
  );
}

/** The parameters of an update and its condition. */
export const updateInput = (change: Update) => ({
  UpdateExpression: change.update,
  ...defined({ ConditionExpression: change.condition }),
  ...placeholders([change.update, change.condition], change),
});

/** The condition that an item does not exist yet. */
export const isNew: Condition = { condition: 'attribute_not_exists(pk)' };
