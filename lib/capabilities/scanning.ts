import type { Capability } from './capability.ts';

/** The main job: a code is shown at a gate, and the guard's choice where several visits fit. */
export function scanning(on: Capability) {
  const { uses } = on;
  const atTheGate = [
    uses.registry(['GetItem']),
    uses.sealedVisits(['GetItem', 'Query', 'PutItem', 'UpdateItem'], ['on-site']),
  ];
  return {
    scan: on.make(
      'scan',
      'scans/scan',
      [...atTheGate, uses.keyBundle(['GetSecretValue']), uses.personKey(), uses.profile()],
      { memoryMB: 1024 },
    ),
    choice: on.make('choice', 'scans/choice', [...atTheGate, uses.personKey()]),
  };
}
