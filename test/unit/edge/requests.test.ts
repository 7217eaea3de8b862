import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from '../../../functions/edge/cursor.ts';
import { parseBody, parseFields } from '../../../functions/edge/parse-request.ts';
import { problemResponse } from '../../../functions/edge/problem-response.ts';
import { failure, problems } from '../../../functions/kernel/problems.ts';
import { scanRequest } from '../../../functions/scans/api/requests.ts';
import { checkInByHand, dayListQuery, preRegistration } from '../../../functions/front-desk/api/requests.ts';

const body = (text: string | null, contentType: string | undefined = 'application/json') => ({
  text,
  contentType,
  isBase64Encoded: false,
});
const visit = (changed: object = {}, visitor: object = { englishName: 'Chan' }) =>
  JSON.stringify({
    visitor,
    host: { unit: '1' },
    expectedFrom: '2026-11-23T09:00:00+08:00',
    expectedUntil: '2026-11-23T12:00:00+08:00',
    ...changed,
  });
const pathsOf = (text: string) => {
  const parsed = parseBody(preRegistration, body(text));
  return parsed.ok ? [] : (parsed.errors ?? []).map(({ path }) => path);
};

describe('a body', () => {
  it.each([
    ['nothing', null, 'malformed_json'],
    ['not JSON', '{bad', 'malformed_json'],
    ['an array', '[]', 'malformed_json'],
    ['null', 'null', 'malformed_json'],
    ['too large', JSON.stringify({ code: 'x'.repeat(17_000) }), 'body_too_large'],
  ])('is refused if it is %s', (_, text, code) => {
    expect(parseBody(scanRequest, body(text))).toMatchObject({ ok: false, code });
  });

  it('is refused with another media type, and accepted with another spelling of JSON’s', () => {
    expect(parseBody(scanRequest, body('{}', 'text/plain'))).toMatchObject({
      code: 'unsupported_media_type',
    });
    expect(parseBody(preRegistration, body(visit(), 'Application/JSON; charset=utf-8'))).toMatchObject({
      ok: true,
    });
  });

  it('is accepted in base64', () => {
    const text = Buffer.from(visit()).toString('base64');
    expect(parseBody(preRegistration, { text, contentType: undefined, isBase64Encoded: true })).toMatchObject(
      { ok: true },
    );
  });

  it('is accepted or answered with a known problem, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const parsed = parseBody(scanRequest, body(text));
        const status = parsed.ok ? 200 : problemResponse(parsed, 'id').statusCode;
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
      }),
    );
  });
});

describe('a pre-registration', () => {
  it('is parsed into epoch seconds and normalised text', () => {
    const parsed = parseBody(preRegistration, body(visit({}, { englishName: ' Chan ', idPrefix: 'a123' })));
    expect(parsed).toMatchObject({
      ok: true,
      value: { visitor: { englishName: 'Chan', idPrefix: 'A123' }, expectedFrom: 1_795_395_600 },
    });
  });

  it.each([
    ['a time without a zone', { expectedFrom: '2026-11-23T09:00:00' }, ['expectedFrom']],
    ['a day that does not exist', { expectedFrom: '2026-02-30T09:00:00Z' }, ['expectedFrom']],
    [
      'a window that ends before it begins',
      { expectedUntil: '2026-11-23T08:00:00+08:00' },
      ['expectedUntil'],
    ],
    ['a window of two months', { expectedUntil: '2027-01-23T08:00:00+08:00' }, ['expectedUntil']],
    ['no host', { host: undefined }, ['host']],
    ['an unknown field', { hkid: 'A123456(7)' }, ['hkid']],
    ['a wrong type', { purpose: 7 }, ['purpose']],
  ])('gets an error that names the field for %s', (_, changed, paths) => {
    expect(pathsOf(visit(changed))).toEqual(paths);
  });

  it.each([
    ['no name', {}, ['visitor']],
    ['an empty name', { englishName: ' ' }, ['visitor.englishName']],
    ['a name without letters', { englishName: '123' }, ['visitor.englishName']],
    ['a control character', { englishName: 'Chan\u0000' }, ['visitor.englishName']],
    ['a bidi override', { chineseName: '陳\u202e大文' }, ['visitor.chineseName']],
    ['a zero-width character', { chineseName: '陳\u200b大文' }, ['visitor.chineseName']],
    ['markup', { englishName: '<b>Chan' }, ['visitor.englishName']],
    ['a full identity-card number', { englishName: 'Chan', idPrefix: 'A123456' }, ['visitor.idPrefix']],
  ])('gets an error that names the field for a visitor with %s', (_, visitor, paths) => {
    expect([...new Set(pathsOf(visit({}, visitor)))]).toEqual(paths);
  });

  it('is refused without repeating its values', () => {
    const parsed = parseBody(
      preRegistration,
      body(visit({ secretive: 'SECRET' }, { englishName: 'SECRET\u0007', idPrefix: 'SECRET' })),
    );
    expect(JSON.stringify(parsed)).not.toContain('SECRET');
  });

  it('gets a message that says what a field must be', () => {
    const messages = (parsed: ReturnType<typeof parseFields>) =>
      parsed.ok ? [] : (parsed.errors ?? []).map(({ message }) => message);
    expect(messages(parseFields(checkInByHand, { method: 'passport', gateId: 'main' }))).toEqual([
      'must be one of staff_card, host_confirms, invitation_pin, other_document',
    ]);
    expect(messages(parseFields(checkInByHand, { method: 'staff_card', gateId: 5 }))).toEqual([
      'must be of type string',
    ]);
    expect(messages(parseFields(scanRequest, { scanId: 'x', code: 'c', gateId: 'main' }))).toEqual([
      'must be a UUID',
    ]);
    expect(
      messages(
        parseFields(scanRequest, { scanId: crypto.randomUUID(), code: 'c'.repeat(12_001), gateId: 'main' }),
      ),
    ).toEqual(['must be at most 12000 characters']);
  });
});

describe('a list’s query', () => {
  it('has defaults', () => {
    expect(parseFields(dayListQuery, {})).toEqual({ ok: true, value: { limit: 50 } });
  });
  it.each([
    { limit: '0' },
    { limit: '501' },
    { order: 'unit' },
    { limit: 'x' },
    { day: '2026-02-30' },
    { day: 'today' },
    { state: 'gone' },
    { foo: '1' },
  ])('is refused with %o', (query) => {
    expect(parseFields(dayListQuery, query)).toMatchObject({ ok: false, code: 'invalid_request' });
  });
});

describe('a cursor', () => {
  it('returns its original parts, for its own list only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (scope, after) => {
        const cursor = encodeCursor(scope, [after]);
        expect(decodeCursor(scope, 1, cursor)).toEqual({ ok: true, value: [after] });
        expect(decodeCursor(`${scope}x`, 1, cursor)).toMatchObject({ ok: false, code: 'invalid_request' });
      }),
    );
  });
  it.each([
    '',
    'nonsense',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["list"]').toString('base64url'),
    Buffer.from('["list",5]').toString('base64url'),
  ])('is refused if it is nonsense (%s)', (cursor) => {
    expect(decodeCursor('list', 1, cursor)).toMatchObject({ ok: false, code: 'invalid_request' });
  });
});

describe('a problem', () => {
  it.each(Object.entries(problems))('%s has its status, title and request id', (code, { status, title }) => {
    const response = problemResponse(
      failure(code as keyof typeof problems, 'why', [{ path: 'a', message: 'b' }]),
      'request-1',
    );
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(response.body)).toEqual({
      type: `urn:gatehouse:problem:${code}`,
      title,
      status,
      code,
      detail: 'why',
      requestId: 'request-1',
      errors: [{ path: 'a', message: 'b' }],
    });
    expect('retry-after' in response.headers).toBe(status === 503 || status === 429);
  });
});
