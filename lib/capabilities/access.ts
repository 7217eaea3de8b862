import type { Capability } from './capability.ts';

/** Whose token this is, and whether the service answers at all. */
export function access(on: Capability) {
  const { uses } = on;
  return {
    authorizer: on.make('authorizer', 'access/authorizer', [
      uses.registry(['GetItem']),
      // Ids of scanners' tokens, and nothing else: the authorizer can write no member, firm or scanner.
      uses.registryUnder('PutItem', 'F#*#T#*'),
      uses.tokenIssuers(),
    ]),
    health: on.make('health', 'edge/health', [uses.registry(['GetItem'])], { memoryMB: 256 }),
  };
}
