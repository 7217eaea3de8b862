import type { VisitWrite } from './visit-event.ts';
import { visitWriteOf, type StreamRecord } from './visit-write.ts';

/**
 * The write of a record. A record that cannot be read is reported where its event is made, and must not keep others from
 * being counted: here it is nothing.
 */
export function readableWrite(record: StreamRecord): VisitWrite | undefined {
  try {
    return visitWriteOf(record);
  } catch {
    return undefined;
  }
}
