import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

const place = z.object({ line: z.number(), column: z.number() });
const mutant = z.looseObject({
  mutatorName: z.string(),
  replacement: z.optional(z.string()),
  status: z.string(),
  location: z.object({ start: place, end: place }),
});
const report = z.looseObject({
  files: z.record(z.string(), z.looseObject({ source: z.string(), mutants: z.array(mutant) })),
});

/** What Stryker tells of a room (mutation-testing-report-schema), as far as it is read here. */
export type MutationReport = z.output<typeof report>;

/** Reads a report; throws where it is none. */
export function readReport(file: string): MutationReport {
  return report.parse(JSON.parse(readFileSync(file, 'utf8')));
}
