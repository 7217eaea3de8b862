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
import { privateFile } from '../../../../tools/visits/private-file.ts';
import { ToolFailure } from '../../../../tools/shared/tool-failure.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
  file = path.join(folder, 'out.csv');
});

describe('a private file', () => {
  it('is there when it is finished, whole and for its owner alone, and nothing beside it', () => {
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

  it('that is discarded leaves nothing, and what was there before as it was', () => {
    writeFileSync(file, 'before');
    const made = privateFile(file, true);
    made.write('half');
    made.discard();
    made.discard();
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['out.csv'], 'before']);
  });

  it('takes the place of another where it may, and its rights are not the other’s', () => {
    writeFileSync(file, 'before');
    chmodSync(file, 0o644);
    const made = privateFile(file, true);
    made.write('after');
    made.finish();
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['after', 0o600]);
  });

  it('does not take the place of another, also of one that came meanwhile', () => {
    const made = privateFile(file, false);
    writeFileSync(file, 'somebody else’s');
    expect(() => {
      made.finish();
    }).toThrow('exists already. --force replaces it');
    made.discard();
    expect(() => privateFile(file, false)).toThrow(ToolFailure);
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['out.csv'], 'somebody else’s']);
  });

  it('is none where a folder is, or in a folder that is not there', () => {
    mkdirSync(file);
    expect(() => privateFile(file, true)).toThrow('exists and is not a file');
    expect(() => privateFile(path.join(folder, 'no', 'out.csv'), false)).toThrow('cannot be written: ENOENT');
  });
});
