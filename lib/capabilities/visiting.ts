import type { Capability } from './capability.ts';

/** What people do with visits: one by one, by the page, and out again as an export. */
export function visiting(on: Capability) {
  const { uses } = on;
  const registry = uses.registry(['GetItem']);
  return {
    visits: on.make('visits', 'front-desk/visits', [
      registry,
      uses.sealedVisits(
        ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'BatchWriteItem'],
        ['by-day', 'on-site'],
      ),
      uses.personKey(),
    ]),
    import: on.make(
      'import',
      'imports/import',
      [registry, uses.sealedVisits(['GetItem', 'PutItem', 'Query', 'BatchWriteItem']), uses.personKey()],
      { timeoutSeconds: 25 },
    ),
    exports: on.make(
      'exports',
      'exports/exports',
      [registry, uses.sealedVisits(['PutItem', 'UpdateItem', 'DeleteItem'], ['by-day'])],
      { timeoutSeconds: 20 },
    ),
    corrections: on.make('corrections', 'corrections/corrections', [
      registry,
      uses.sealedVisits(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem']),
    ]),
    holds: on.make(
      'holds',
      'holds/holds',
      [
        registry,
        uses.sealedVisits(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], ['by-day']),
        uses.personKey(),
      ],
      { timeoutSeconds: 25 },
    ),
  };
}
