import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { install } from 'njre';
import { StartFailure } from '../host/start-failure.ts';
import { javaMajorVersion, oldestJava } from './java-version.ts';

const run = promisify(execFile);
const java = process.platform === 'win32' ? 'java.exe' : 'java';

/**
 * The release that is downloaded if no Java is installed: the newest with long-term support that njre offers
 * everywhere.
 */
const fetchedJava = 21;

interface Wanted {
  /** Environment to look in: `JAVA_HOME`, then `PATH`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where a fetched runtime is stored. */
  readonly cacheFolder: string;
  readonly log: (line: string) => void;
}

/**
 * Folder that holds a `java` of version ≥ 17: of `JAVA_HOME`, of `PATH`, fetched earlier, or fetched now. Throws
 * {@link StartFailure} with the command that installs one where all that fails.
 */
export async function findJava({ env, cacheFolder, log }: Wanted): Promise<string> {
  const candidates = [
    ...(env['JAVA_HOME'] ? [path.join(env['JAVA_HOME'], 'bin')] : []),
    ...(env['PATH'] ?? env['Path'] ?? '').split(path.delimiter),
    ...fetchedFolders(cacheFolder),
  ].filter((folder) => folder !== '' && existsSync(path.join(folder, java)));

  let tooOld: number | undefined;
  for (const folder of new Set(candidates)) {
    const major = await versionIn(folder);
    if (major !== undefined && major >= oldestJava) return folder;
    tooOld ??= major;
  }
  log(`${missing(tooOld)}; downloading Java ${fetchedJava} once, into ${cacheFolder} (about 50 MB)`);
  return fetchJava(cacheFolder, tooOld);
}

const missing = (tooOld: number | undefined): string =>
  tooOld === undefined
    ? `No Java runtime was found (JAVA_HOME, PATH)`
    : `Java ${tooOld} is too old for the database, which needs ${oldestJava} or newer`;

async function versionIn(folder: string): Promise<number | undefined> {
  try {
    const { stdout, stderr } = await run(path.join(folder, java), ['-version'], { timeout: 10_000 });
    return javaMajorVersion(stderr + stdout);
  } catch {
    return undefined;
  }
}

function fetchedFolders(cacheFolder: string): string[] {
  const home = path.join(cacheFolder, 'jre');
  if (!existsSync(home)) return [];
  return readdirSync(home).flatMap((name) => [
    path.join(home, name, 'bin'),
    path.join(home, name, 'Contents', 'Home', 'bin'),
  ]);
}

async function fetchJava(cacheFolder: string, tooOld: number | undefined): Promise<string> {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    await install(fetchedJava, { installPath: path.join(cacheFolder, 'java') });
  } catch (error) {
    throw new StartFailure(`${missing(tooOld)}, and the download failed. ${installCommand()}`, {
      cause: error,
    });
  }
  for (const folder of fetchedFolders(cacheFolder)) {
    if (((await versionIn(folder)) ?? 0) >= oldestJava) return folder;
  }
  throw new StartFailure(`${missing(tooOld)}, and the downloaded one does not run here. ${installCommand()}`);
}

const installCommand = (): string =>
  [
    'Install one, then start again:',
    `  Debian, Ubuntu   sudo apt-get install -y default-jre-headless`,
    '  macOS            brew install --cask temurin',
    '  Windows          winget install EclipseAdoptium.Temurin.21.JRE',
  ].join('\n');
