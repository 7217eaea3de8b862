import Sequencer from '@jest/test-sequencer';

/**
 * Tests that take a minute or more although their files are short. Where Jest knows no durations, as in a fresh clone, it
 * would start them last, and one worker would wait for the other.
 */
const slow = [
  'browser/scanner-screens',
  'stacks/deployments',
  'journeys/import-command',
  'journeys/privacy/principles',
  'integration/passages/conservation',
  'journeys/host-under-faults',
  'browser/scanner-large-text',
  'integration/guard-app/conservation',
  'journeys/deletion-certificate',
  'journeys/privacy/nothing-elsewhere',
].map((name) => `/test/${name}.test.ts`);

/** Starts the slow tests first, and then the others in Jest's own order. */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = slow.findIndex((name) => path.endsWith(name));
      return at === -1 ? slow.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
}
