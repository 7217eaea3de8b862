import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from '../host/error-code.ts';
import { StartFailure } from '../host/start-failure.ts';
import { readAssembly } from './assembly.ts';
import { openTemplate, type Template } from './template.ts';

const run = promisify(execFile);

/** Root of the project. */
export const projectFolder = path.resolve(import.meta.dirname, '../..');

/** The folder of the host's files; ignored by git. */
export const cacheFolder = path.join(projectFolder, '.gatehouse');

/** CDK context of a local run (docs/operations.md says what each key means). The host serves the apps itself. */
export type Context = Readonly<
  Record<
    | 'profile'
    | 'certificateAddress'
    | 'trustAnchors'
    | 'tokenIssuer'
    | 'corsOrigins'
    | 'withoutWeb'
    | 'webAddress'
    | 'mailSender',
    string
  >
>;

export interface Synthesised {
  readonly template: Template;
  /** Removes the assembly, bundles included. */
  remove: () => Promise<void>;
}

/** Synthesises the CDK app with this context into a folder of this process's own, and reads the result. */
export async function synthesise(context: Context, signal?: AbortSignal): Promise<Synthesised> {
  const folder = path.join(cacheFolder, `run-${String(process.pid)}-${Date.now().toString(36)}`);
  await mkdir(folder, { recursive: true });
  await removeLeftovers();
  // Below the project all .js files would be ES modules; in Lambda, without a package.json, they are not.
  await writeFile(path.join(folder, 'package.json'), '{}');
  const out = path.join(folder, 'cdk.out');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await run(process.execPath, [path.join('bin', 'gatehouse.ts')], {
      cwd: projectFolder,
      env: { ...process.env, CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context) },
      maxBuffer: 64 * 1024 * 1024,
      ...(signal ? { signal } : {}),
    });
    return { template: openTemplate(readAssembly(out)), remove };
  } catch (error) {
    await remove();
    if (error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' && error.stderr) {
      throw new StartFailure(`The CDK app could not be synthesised:\n${error.stderr}`, {
        cause: error,
      });
    }
    throw error;
  }
}

/** Removes the leftovers of killed hosts. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const processId = /^run-(\d+)-/.exec(name)?.[1];
    if (processId !== undefined && !isAlive(Number(processId))) {
      await rm(path.join(cacheFolder, name), { recursive: true, force: true });
    }
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
