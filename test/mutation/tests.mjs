import { format } from 'node:util';

/**
 * The few functions of Jest that the tests use, without Jest: what stands in for `@jest/globals` while mutants are tried.
 * Jest builds a world for every run, which takes longer than most tests of pure functions.
 */
export { expect } from 'expect';

const nothing = (file) => ({ file, name: '', before: [], beforeEach: [], afterEach: [], after: [] });
let block = nothing('');
let tests = [];

/** Forgets all tests. */
export function forgetTests() {
  tests = [];
}

/** The tests that are declared from now on are of this file. */
export function beginFile(file) {
  block = nothing(file);
}

/** The tests of the files imported since: each with an id of its own, which begins with its file. */
export function foundTests() {
  const seen = new Map();
  return tests.map((test) => {
    const id = `${test.block.file}: ${test.name}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { ...test, id: count === 1 ? id : `${id} (${count})` };
  });
}

/** The file of a test, by its id. */
export const fileOf = (id) => id.slice(0, id.indexOf(': '));

export function describe(name, contents) {
  const outer = block;
  block = {
    ...outer,
    name: `${outer.name} ${name}`.trim(),
    before: [...outer.before],
    beforeEach: [...outer.beforeEach],
    afterEach: [...outer.afterEach],
    after: [...outer.after],
  };
  contents();
  block = outer;
}

export function it(name, run) {
  tests.push({ name: `${block.name} ${name}`, run, block });
}

it.each = eachBy(it);
describe.each = eachBy(describe);

function eachBy(declare) {
  return (rows) => (title, contents) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row];
      const places = title.split('%').length - 1;
      declare(format(title, ...values.slice(0, places)), () => contents(...values));
    }
  };
}

export const beforeAll = (run) => block.before.push(once(run));
export const beforeEach = (run) => block.beforeEach.push(run);
export const afterEach = (run) => block.afterEach.push(run);
export const afterAll = (run) => block.after.push(run);

function once(run) {
  let done;
  return () => (done ??= Promise.resolve(run()));
}
