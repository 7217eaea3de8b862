import { TableStream } from '../table-stream.ts';
import type { Capability } from './capability.ts';

/**
 * Each change of a visit becomes an event on the bus, and is marked for those who poll lists. Visits that time to live
 * deletes are counted.
 */
export function visitEvents(on: Capability) {
  const { uses, jobs, settings, data } = on;
  const made = on.makeJob(
    'visit-events',
    'events/visit-events',
    [
      uses.publishing(),
      uses.visitsUnder('UpdateItem', 'F#*#DELETED'),
      uses.visitsUnder('UpdateItem', 'F#*#CHANGED'),
      // Numbers of sites, and a mark for each change that is in them. The time zone of a site says which hour it is.
      uses.visitsUnder('UpdateItem', 'F#*#NUMBERS'),
      uses.visitsUnder('PutItem', 'F#*#COUNTED#*'),
      uses.registry(['GetItem']),
    ],
    { timeoutSeconds: 60 },
  );
  const stream = new TableStream(jobs, 'VisitStream', {
    streamArn: data.visitStreamArn,
    key: data.key,
    sortKey: 'VISIT',
    runs: made,
    stage: settings.stage,
  });
  return { 'visit-events': made, stream };
}
