import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** A file of a bundle. */
export interface BundledFile {
  readonly name: string;
  readonly text: string;
  /** Compressed, as a server sends it. */
  readonly gzipBytes: number;
}

/**
 * Bundles modules for browsers as old as the guard's app allows, into a folder: a file for each entry, and files that are
 * loaded when they are needed.
 */
export async function bundleClient(
  entries: readonly string[],
  folder: string,
): Promise<readonly BundledFile[]> {
  await build({
    entryPoints: [...entries],
    outdir: folder,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome111', 'safari16.4', 'firefox115'],
    logLevel: 'silent',
  });
  const names = await readdir(folder);
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return { name, text, gzipBytes: gzipSync(text, { level: 9 }).length };
    }),
  );
}
