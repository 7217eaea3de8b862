import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { bundleClient } from '../../support/bundle-client.ts';

const client = path.resolve(import.meta.dirname, '../../../client/scanner');
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function bundled(...modules: string[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-bundle-'));
  folders.push(folder);
  return bundleClient(
    modules.map((name) => path.join(client, name)),
    folder,
  );
}

const kB = (files: readonly { readonly gzipBytes: number }[]) =>
  files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;

describe('what a browser loads, compressed', () => {
  it('is at most 8 kB to verify codes', async () => {
    const files = await bundled('verify.ts');
    expect(files.map(({ name }) => name)).toEqual(['verify.js']);
    expect(kB(files)).toBeLessThan(8);
  });

  it('is at most 20 kB to verify and match, and the table of Chinese variants comes apart from it', async () => {
    const files = await bundled('verify.ts', 'pack.ts', 'pack-store.ts', 'passage.ts', 'sign.ts');
    const table = files.filter(({ name }) => name.startsWith('chinese-variants'));
    expect(table).toHaveLength(1);
    expect(kB(table)).toBeLessThan(15);
    expect(kB(files.filter((file) => !table.includes(file)))).toBeLessThan(20);
  });
});
