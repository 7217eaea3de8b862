import type { MailQueue } from '../mail-queue.ts';
import type { Capability } from './capability.ts';

/** What people do with visits: one by one, by the page, and out again as an export. */
export function visiting(on: Capability, mailQueue: MailQueue) {
  const { uses } = on;
  const registry = uses.registry(['GetItem']);
  const trail = uses.auditTrail();
  return {
    visits: on.make('visits', 'front-desk/visits', [
      registry,
      uses.sealedVisits(
        ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'BatchWriteItem'],
        ['by-day', 'on-site'],
      ),
      uses.personKey(),
      trail,
    ]),
    import: on.make(
      'import',
      'imports/import',
      [
        registry,
        uses.sealedVisits(['GetItem', 'PutItem', 'Query', 'BatchWriteItem']),
        uses.personKey(),
        trail,
      ],
      { timeoutSeconds: 25 },
    ),
    'my-visits': on.make(
      'my-visits',
      'residents/my-visits',
      [
        registry,
        uses.sealedVisits(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'BatchWriteItem']),
        uses.personKey(),
        trail,
        uses.webAddress(),
        uses.queueingMail(mailQueue.queue),
      ],
      { timeoutSeconds: 20 },
    ),
    exports: on.make(
      'exports',
      'exports/exports',
      [registry, uses.sealedVisits(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], ['by-day']), trail],
      { timeoutSeconds: 20 },
    ),
    corrections: on.make('corrections', 'corrections/corrections', [
      registry,
      uses.sealedVisits(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem']),
      trail,
    ]),
    holds: on.make(
      'holds',
      'holds/holds',
      [
        registry,
        uses.sealedVisits(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], ['by-day']),
        uses.personKey(),
        trail,
      ],
      { timeoutSeconds: 25 },
    ),
  };
}
