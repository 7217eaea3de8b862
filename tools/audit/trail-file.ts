import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Shown } from '../../functions/edge/response-fields.ts';
import { auditReadResponse, auditResponse } from '../../functions/audit/api/responses.ts';
import { ToolFailure } from '../shared/tool-failure.ts';

const fileFormat = 'gatehouse-audit-trail-1';
const trailFile = z.object({
  format: z.literal(fileFormat),
  from: z.iso.date(),
  to: z.iso.date(),
  fetchedAt: z.iso.datetime(),
  entries: z.array(auditResponse),
  reads: z.array(auditReadResponse),
});

/** An entry as the API shows it. */
export type ShownEntry = Shown<typeof auditResponse>;
/** A read as the API shows it. */
export type ShownRead = Shown<typeof auditReadResponse>;

/** The audit trail of some days, as the command writes it. */
export interface TrailFile {
  /** `YYYY-MM-DD` in UTC. */
  readonly from: string;
  readonly to: string;
  readonly fetchedAt: string;
  readonly entries: readonly ShownEntry[];
  readonly reads: readonly ShownRead[];
}

/** The text of a file. */
export const trailText = (trail: TrailFile): string =>
  `${JSON.stringify({ format: fileFormat, ...trail }, undefined, 1)}\n`;

/** Reads a file; `undefined` where it is none. */
export function readTrailFile(text: string): TrailFile | undefined {
  try {
    return trailFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Opens a file. Throws {@link ToolFailure} where it cannot be read, or is no trail. */
export function trailIn(name: string): TrailFile {
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    throw new ToolFailure(`${name} cannot be read.`, { cause: error });
  }
  const trail = readTrailFile(text);
  if (!trail) throw new ToolFailure(`${name} is not the file of an audit trail.`);
  return trail;
}
