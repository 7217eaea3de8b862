import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { digestOf, keptFolder, removeOld } from '../kept-builds.ts';

const run = promisify(execFile);

const projectFolder = path.resolve(import.meta.dirname, '../..');
/** The apps that are built, by their folders in `web`. */
export const appNames = ['scanner', 'my-data', 'invitation', 'desk'] as const;
export type AppName = (typeof appNames)[number];

/** Shared by the synthesis and the local host. */
const keptOf = (app: AppName): string => path.join(keptFolder, app);

/** What the built app is made of: its files, the client, what it shares with the service, versions of dependencies. */
const sourcesOf: Readonly<Record<AppName, readonly string[]>> = {
  scanner: ['web/scanner', 'client', 'functions', 'package-lock.json', 'tsconfig.json'],
  invitation: [
    'web/invitation',
    'web/scanner/src/texts',
    'functions/invitations',
    'package-lock.json',
    'tsconfig.json',
  ],
  // It reads codes as the scanner does.
  'my-data': ['web/my-data', 'web/scanner/src', 'client', 'package-lock.json', 'tsconfig.json'],
  desk: [
    'web/desk',
    'web/scanner/src',
    'client',
    'functions',
    'lib/web',
    'package-lock.json',
    'tsconfig.json',
  ],
};

const building: Readonly<Record<AppName, string>> = {
  scanner: 'Building the scanner app',
  'my-data': 'Building the page of one’s own data',
  invitation: 'Building the page of invitations',
  desk: 'Building the front desk',
};

/** Builds the guard's app; see {@link buildApp}. */
export const buildScannerApp = (log: (line: string) => void, signal?: AbortSignal): Promise<string> =>
  buildApp('scanner', log, signal);

/**
 * Builds an app where a file of it has changed since it was last built, and answers the folder of the result:
 * one for each state of the sources, so that hosts that start together do not disturb each other. The same sources give the
 * same files, so that a deployment from them publishes no new version.
 */
export async function buildApp(
  name: AppName,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const folder = path.join(keptOf(name), digestOf(sourcesOf[name]));
  if (existsSync(folder)) return folder;
  log(building[name]);
  // What the tools of the build leave behind goes with this folder.
  const temporary = `${folder}.${String(process.pid)}.tmp`;
  await mkdir(temporary, { recursive: true });
  const unfinished = `${folder}.${String(process.pid)}`;
  const vite = path.join(projectFolder, 'node_modules/vite/bin/vite.js');
  const app = path.join(projectFolder, 'web', name);
  const build = [vite, 'build', app, '--config', path.join(app, 'vite.config.ts'), '--outDir', unfinished];
  try {
    // Otherwise Vite would build for the environment of the host's process, such as a test.
    const env = { ...process.env, NODE_ENV: 'production', TMPDIR: temporary };
    await run(process.execPath, build, { cwd: projectFolder, env, ...(signal ? { signal } : {}) });
    removeOld(keptOf(name));
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another host that started at the same time was faster: its result is the same.
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}
