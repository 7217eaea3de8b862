import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { now, sandbox } from '../vectors/generator/world.ts';
import type { Finding } from './hunt.ts';
import { fuzzBundle } from './sources.ts';

/** Writes each finding as a vector of the conformance table. A person looks at it, and it then becomes a case. */
export function writeFindings(folder: string, seed: number, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  mkdirSync(folder, { recursive: true });
  for (const { number, fault, ways, bytes, verdict } of findings) {
    const vector = {
      id: `F-${String(seed)}-${String(number)}`,
      title: `${fault}: ${ways.join(', ')}`,
      profile: sandbox,
      codeBase64: Buffer.from(bytes).toString('base64'),
      bundle: fuzzBundle,
      now,
      found: verdict ?? 'thrown',
    };
    writeFileSync(path.join(folder, `${vector.id}.json`), `${JSON.stringify(vector, null, 2)}\n`);
  }
}
