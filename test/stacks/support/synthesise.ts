import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export type Template = Record<string, Resource>;

const root = join(import.meta.dirname, '..', '..', '..');

/** Synthesises the app as `npm run synth` does; returns each stack's resources by logical id. */
export function synthesise(context: Record<string, unknown> = {}): Record<string, Template> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-synth-'));
  try {
    const { context: defaults } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as {
      context: object;
    };
    execFileSync(process.execPath, ['bin/gatehouse.ts'], {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        CDK_OUTDIR: folder,
        CDK_CONTEXT_JSON: JSON.stringify({ ...defaults, withoutIssuer: 'true', ...context }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
    return Object.fromEntries(
      templates.map((file) => {
        const text = readFileSync(join(folder, file), 'utf8');
        return [file.replace('.template.json', ''), (JSON.parse(text) as { Resources: Template }).Resources];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The resources of a type, with their logical ids. */
export function ofType(template: Template | undefined, type: string): [string, Resource][] {
  return Object.entries(template ?? {}).filter(([, resource]) => resource.Type === type);
}
