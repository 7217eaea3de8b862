import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { digestOf, keepBuild, removeOld } from '../../../lib/kept-builds.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const write = (into: string, text: string): void => {
  writeFileSync(path.join(into, 'index.mjs'), text);
};

describe('what is built once', () => {
  it('is built the first time, and found after that', () => {
    const at = path.join(folder, 'one');
    let built = 0;
    const once = () =>
      keepBuild(at, (into) => {
        write(into, String((built += 1)));
      });
    expect([once(), once()]).toEqual([at, at]);
    expect([built, readFileSync(path.join(at, 'index.mjs'), 'utf8')]).toEqual([1, '1']);
  });

  it('leaves nothing behind where the build fails, and is tried again', () => {
    const at = path.join(folder, 'two');
    expect(() =>
      keepBuild(at, (into) => {
        write(into, 'half');
        throw new Error('no such import');
      }),
    ).toThrow('no such import');
    expect(readdirSync(folder)).toEqual([]);
    keepBuild(at, (into) => {
      write(into, 'whole');
    });
    expect(existsSync(at)).toBe(true);
  });

  it('is the other process’s where that was faster', () => {
    const at = path.join(folder, 'three');
    keepBuild(at, (into) => {
      write(into, 'mine');
      mkdirSync(at);
      write(at, 'theirs');
    });
    expect(readFileSync(path.join(at, 'index.mjs'), 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['three']);
  });

  it('is removed after a day', () => {
    for (const name of ['old', 'new']) mkdirSync(path.join(folder, name));
    const now = Date.now();
    utimesSync(path.join(folder, 'old'), now / 1000 - 86_401, now / 1000 - 86_401);
    removeOld(folder, now);
    expect(readdirSync(folder)).toEqual(['new']);
  });
});

describe('the digest of sources', () => {
  it('changes with a file and does not with the order of reading', () => {
    const of = digestOf(['lib/stage.ts', 'lib/web']);
    expect(of).toMatch(/^[0-9a-f]{24}$/);
    expect(digestOf(['lib/stage.ts', 'lib/web'])).toBe(of);
    expect(digestOf(['lib/stage.ts'])).not.toBe(of);
  });
});
