import { TableStream } from '../table-stream.ts';
import type { Capability } from './capability.ts';

/** Each change of a visit becomes an event on the bus. Visits that time to live deletes are counted. */
export function visitEvents(on: Capability) {
  const { uses, scope, settings, data } = on;
  const made = on.make(
    'visit-events',
    'events/visit-events',
    [uses.publishing(), uses.visitsUnder('UpdateItem', 'F#*#DELETED')],
    { timeoutSeconds: 60 },
  );
  const stream = new TableStream(scope, 'VisitStream', {
    streamArn: data.visitStreamArn,
    key: data.key,
    sortKey: 'VISIT',
    runs: made,
    stage: settings.stage,
  });
  return { 'visit-events': made, stream };
}
