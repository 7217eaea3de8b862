import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const projectFolder = path.resolve(import.meta.dirname, '../../..');

/**
 * The shell commands of a document, in order: the `sh` blocks under the heading, and those under the headings
 * below it.
 */
export function commandsUnder(file: string, heading: string): string {
  const lines = readFileSync(path.join(projectFolder, file), 'utf8').split('\n');
  const begin = lines.indexOf(heading);
  if (begin < 0) throw new Error(`${file} has no line ${heading}`);
  const isNextPart = new RegExp(`^#{1,${String(heading.indexOf(' '))}} `);
  const end = lines.findIndex((line, at) => at > begin && isNextPart.test(line));
  const text = lines.slice(begin, end < 0 ? undefined : end).join('\n');
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands]) => commands ?? '').join('');
}

/** The exit code of the commands, and their output on both streams. */
export interface Played {
  readonly code: number | null;
  readonly printed: string;
}

/**
 * Runs the commands of a document unchanged, except for the port of the host, which may be taken in tests.
 * `shell` is the shell to use.
 */
export function play(
  commands: string,
  hostUrl: string,
  {
    shell = 'bash',
    cwd = projectFolder,
    env = {},
  }: {
    readonly shell?: string;
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Played> {
  const written = commands.replaceAll('http://localhost:8787', hostUrl);
  return new Promise((resolve) => {
    const child = spawn(shell, [], {
      cwd,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.on('close', (code) => {
      resolve({ code, printed });
    });
    child.stdin.end(written);
  });
}
