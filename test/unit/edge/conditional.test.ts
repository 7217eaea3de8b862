import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conditional, contentTag, unlessCurrent } from '../../../functions/edge/conditional.ts';
import type { Answer, ApiRequest } from '../../../functions/edge/respond.ts';
import { failure } from '../../../functions/kernel/problems.ts';

const ok = (body: object): Answer => ({ ok: true, status: 200, body });
const tagOf = (answer: Answer) => answer.headers?.['etag'];

describe('the tag of a content', () => {
  it('is the same for the same content, and has the form of a strong entity tag', () => {
    expect(contentTag({ items: [1] })).toBe(contentTag({ items: [1] }));
    expect(contentTag({})).toMatch(/^"[\w-]{22}"$/);
  });

  it('differs where the content differs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(contentTag({ one }) === contentTag({ one: other })).toBe(same);
      }),
    );
  });

  it('does not depend on what changes with each read', () => {
    const list = (asOf: string, count: number) => contentTag({ items: [], asOf, count }, ['asOf']);
    expect(list('01:00', 3)).toBe(list('01:01', 3));
    expect(list('01:00', 3)).not.toBe(list('01:00', 4));
  });
});

describe('an answer to a client that may have it', () => {
  it('is whole, with its tag, where the client names no tag or another one', () => {
    for (const asked of [undefined, '', '"other"', 'W/"other", "more"'])
      expect(unlessCurrent(asked, ok({ a: 1 }))).toEqual({
        ...ok({ a: 1 }),
        headers: { etag: contentTag({ a: 1 }) },
      });
  });

  it('is 304 without a body where the client names its tag, also a weak one among others', () => {
    const etag = contentTag({ a: 1 });
    for (const asked of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect(unlessCurrent(asked, ok({ a: 1 }))).toEqual({ ok: true, status: 304, headers: { etag } });
  });

  it('keeps the tag that it names itself', () => {
    const versioned = { ...ok({ a: 1 }), headers: { etag: '"3"' } };
    expect(tagOf(unlessCurrent(undefined, versioned))).toBe('"3"');
    expect(unlessCurrent('"3"', versioned).status).toBe(304);
    expect(unlessCurrent(contentTag({ a: 1 }), versioned).status).toBe(200);
  });

  it('stays as it is where it is another answer than 200', () => {
    const made: Answer = { ok: true, status: 201, body: {} };
    expect(unlessCurrent('*', made)).toBe(made);
  });

  it('is the problem where there is one', async () => {
    const refused = failure('site_not_found');
    const request = { headers: { 'if-none-match': '*' } } as unknown as ApiRequest;
    expect(await conditional(() => Promise.resolve(refused))(request)).toBe(refused);
  });
});
