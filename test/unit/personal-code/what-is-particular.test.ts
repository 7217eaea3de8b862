import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const functions = path.join(import.meta.dirname, '..', '..', '..', 'functions');
/** The source without comments. */
const code = (file: string) =>
  readFileSync(path.join(functions, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const files = ['personal-code', 'trust', 'scans', 'visits'].flatMap((room) =>
  readdirSync(path.join(functions, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${room}/${file}`),
);
const filesWith = (what: RegExp) => files.filter((file) => what.test(code(file))).sort();
const assumed = 'personal-code/profiles/iam-smart-assumed-1.ts';
const jws = 'personal-code/envelopes/jws-compact.ts';

describe('the parts particular to an issuer', () => {
  it.each([
    ['names of claims', /name_en|name_tc|id_prefix|age_over|'(iss|iat|exp|jti)'/, [assumed]],
    ['names of headers, and the type', /x5t|'typ'|'alg'|personal-code\+jwt/, [assumed]],
    ['the issuer', /iamsmart\.gov|iAM Smart Personal Code|sandbox\.invalid/, [assumed]],
    ['the envelope', /jwsCompact|jws-compact/, [jws, assumed]],
  ])('%s: found only in its profile or envelope', (_, what, where) => {
    expect(filesWith(what)).toEqual(where);
  });

  it('are reached by the profile’s name only: one line in the list of profiles', () => {
    expect(filesWith(/profiles\/iam-smart/)).toEqual(['personal-code/known-profiles.ts']);
    expect(code('personal-code/known-profiles.ts').match(/assumed/gi)?.length).toBeLessThanOrEqual(3);
  });
});
