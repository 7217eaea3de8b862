import { describe, expect, it } from '@jest/globals';
import { refuseStale, versionTag } from '../../../functions/edge/if-match.ts';

describe('a change with If-Match', () => {
  it.each([
    ['the current version', '"3"', undefined],
    ['one of several', '"1", "3"', undefined],
    ['any version', '*', undefined],
    ['an older version', '"2"', 'precondition_failed'],
    ['a weak tag, which never matches', 'W/"3"', 'precondition_failed'],
    ['a tag without quotes', '3', 'precondition_failed'],
    ['nothing', '', 'precondition_failed'],
    ['no header', undefined, 'precondition_required'],
  ])('is decided for %s', (_, header, code) => {
    expect(refuseStale({ 'if-match': header }, 3)?.code).toBe(code);
  });

  it('matches the tag that was given out', () => {
    expect(refuseStale({ 'if-match': versionTag(12) }, 12)).toBeUndefined();
  });
});
