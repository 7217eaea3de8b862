import type { Capability } from './capability.ts';

/** What scanners send after they had no network: passages, and who was ticked off at the assembly point. */
export function passing(on: Capability) {
  const { uses } = on;
  const registry = uses.registry(['GetItem']);
  return {
    passages: on.make(
      'passages',
      'passages/passages',
      [
        registry,
        uses.sealedVisits(
          ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem', 'BatchWriteItem'],
          ['by-day', 'on-site'],
        ),
        uses.keyBundle(['GetSecretValue']),
        uses.personKey(),
        uses.profile(),
        uses.auditTrail(),
      ],
      { memoryMB: 1024, timeoutSeconds: 25 },
    ),
    'roll-call': on.make('roll-call', 'passages/roll-call', [
      registry,
      uses.visits(['Query', 'BatchWriteItem']),
    ]),
  };
}
