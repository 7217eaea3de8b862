import { format } from 'node:util';

/**
 * The few functions of Jest that unit tests use, without Jest: what stands in for `@jest/globals` while mutants are tried. Jest
 * builds a world for every run, which takes longer than most tests of pure functions.
 */
export { expect } from 'expect';

const nothing = () => ({ name: '', before: [], after: [] });
let block = nothing();
let tests = [];

/** Forgets all tests. */
export function forgetTests() {
  block = nothing();
  tests = [];
}

/** The tests of the files imported since: each with an id of its own. */
export function foundTests() {
  const seen = new Map();
  return tests.map((test) => {
    const count = (seen.get(test.name) ?? 0) + 1;
    seen.set(test.name, count);
    return { ...test, id: count === 1 ? test.name : `${test.name} (${count})` };
  });
}

export function describe(name, contents) {
  const outer = block;
  block = { name: `${outer.name} ${name}`.trim(), before: [...outer.before], after: [...outer.after] };
  contents();
  block = outer;
}

export function it(name, run) {
  tests.push({ name: `${block.name} ${name}`, run, block });
}

it.each = (rows) => (title, run) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row];
    const places = title.split('%').length - 1;
    it(format(title, ...values.slice(0, places)), () => run(...values));
  }
};

export const beforeAll = (run) => block.before.push(once(run));
export const afterAll = (run) => block.after.push(run);

function once(run) {
  let done;
  return () => (done ??= Promise.resolve(run()));
}
