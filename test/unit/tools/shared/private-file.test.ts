import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { privateFile } from '../../../../tools/shared/private-file.ts';
import { ToolFailure } from '../../../../tools/shared/tool-failure.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
  file = path.join(folder, 'out.csv');
});

describe('a private file', () => {
  it('exists once it is finished, complete, readable only by its owner, without temporary files', () => {
    const made = privateFile(file, false);
    made.write('one\r\n');
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.out\.csv\.\w+\.part$/)]);
    const [part = ''] = readdirSync(folder);
    expect(statSync(path.join(folder, part)).mode & 0o777).toBe(0o600);
    made.write('two\r\n');
    made.finish();
    made.discard();
    expect(readdirSync(folder)).toEqual(['out.csv']);
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['one\r\ntwo\r\n', 0o600]);
  });

  it('leaves nothing when it is discarded, and keeps the previous file', () => {
    writeFileSync(file, 'before');
    const made = privateFile(file, true);
    made.write('half');
    made.discard();
    made.discard();
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['out.csv'], 'before']);
  });

  it('replaces another file if allowed, without its permissions', () => {
    writeFileSync(file, 'before');
    chmodSync(file, 0o644);
    const made = privateFile(file, true);
    made.write('after');
    made.finish();
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['after', 0o600]);
  });

  it('does not replace another file otherwise, even one that appeared meanwhile', () => {
    const made = privateFile(file, false);
    writeFileSync(file, 'somebody else’s');
    expect(() => {
      made.finish();
    }).toThrow('exists already. --force replaces it');
    made.discard();
    expect(() => privateFile(file, false)).toThrow(ToolFailure);
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['out.csv'], 'somebody else’s']);
  });

  it('cannot replace a folder, or be in a folder that does not exist', () => {
    mkdirSync(file);
    expect(() => privateFile(file, true)).toThrow('exists and is not a file');
    expect(() => privateFile(path.join(folder, 'no', 'out.csv'), false)).toThrow('cannot be written: ENOENT');
  });
});
