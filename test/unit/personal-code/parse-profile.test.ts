import { describe, expect, it } from '@jest/globals';
import { profileFaults } from '../../../functions/personal-code/parse-profile.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { integer, listOf, object, oneOf, text } from '../../../functions/personal-code/rules.ts';

const sandbox = profileById('iam-smart-assumed-1.sandbox');
const production = profileById('iam-smart-assumed-1.production', {
  certificateAddress: 'https://issuer.example/certificate.pem',
  trustAnchors: ['a'.repeat(64)],
});
const withSource = (more: object, profile = sandbox) =>
  profileFaults({ ...profile, certificates: { ...profile.certificates, ...more } });
const withField = (rule: unknown) =>
  profileFaults({ ...sandbox, disclosure: { ...sandbox.disclosure, idPrefix: rule } });
const whole = (least: number) => `must be a whole number from ${String(least)} to 9007199254740991`;

describe('a rule', () => {
  it.each([
    ['text', text(/^a$/, 'must be a'), [1, null, ['a'], 'b'], 'at: must be a'],
    ['a number', integer(1, 3), [0, 4, 1.5, '2', null, NaN], 'at: must be a whole number from 1 to 3'],
    ['one of several', oneOf('a', 'b'), ['c', null, ['a']], 'at: must be one of a, b'],
    ['a list', listOf(oneOf('a')), [null, 'a', { length: 0 }], 'at: must be a list'],
    ['a list that is not empty', listOf(oneOf('a'), 1), [[]], 'at: must not be empty'],
    ['an object', object({}), [null, undefined, 'a', 1], 'at: must be an object'],
    ['an object with known fields', object({}), [{ x: 1 }], 'at.x: is not known'],
  ])('for %s describes what does not match', (_, rule, values, fault) => {
    for (const value of values) expect(rule(value, 'at')).toEqual([fault]);
  });

  it('reports nothing for a matching value, including the limits', () => {
    expect([1, 2, 3].flatMap((value) => integer(1, 3)(value, 'at'))).toEqual([]);
    expect(listOf(oneOf('a'), 1)(['a'], 'at')).toEqual([]);
    expect(object({ a: oneOf('x') }, { b: oneOf('y') })({ a: 'x', b: 'y' }, '')).toEqual([]);
    expect(object({ a: oneOf('x') }, { b: oneOf('y') })({ a: 'x' }, '')).toEqual([]);
  });

  it('names the place of a fault', () => {
    expect(object({ a: listOf(oneOf('x')) })({ a: ['x', 'y'], z: 1 }, '')).toEqual([
      'a.1: must be one of x',
      'z: is not known',
    ]);
  });
});

describe('a profile', () => {
  it.each([
    [{ id: 'a.sandboxes' }, 'id: must be a name and the environment'],
    [{ id: 'sandbox' }, 'id: must be a name and the environment'],
    [{ maxBytes: 0 }, 'maxBytes: must be a whole number from 1 to 2953'],
    [{ environment: 'test' }, 'environment: must be one of sandbox, production'],
    [{ header: { ...sandbox.header, type: '' } }, 'header.type: must be a name without spaces'],
    [{ time: { ...sandbox.time, maxLifeSeconds: 0 } }, `time.maxLifeSeconds: ${whole(1)}`],
    [
      { identifies: { strongly: [['englishName', 'age']], weakly: [] } },
      'identifies.strongly.0.1: must be one of englishName, chineseName, idPrefix, ageOver',
    ],
  ])('is refused with %j', (change, fault) => {
    expect(profileFaults({ ...sandbox, ...change })).toEqual([fault]);
  });

  it('is refused if one of two combinations names a field that is not disclosed', () => {
    const { englishName } = sandbox.disclosure;
    const identifies = { strongly: [['englishName']], weakly: [['chineseName']] };
    expect(profileFaults({ ...sandbox, disclosure: { englishName }, identifies })).toEqual([
      'identifies: must name disclosed fields only',
    ]);
  });

  it.each([
    ['no kind', { claim: 'x' }],
    ['an unknown kind', { claim: 'x', kind: 'date' }],
    ['no rule at all', null],
  ])('is refused if a field has %s', (_, rule) => {
    expect(withField(rule)).toEqual(['disclosure.idPrefix.kind: must be one of text, pattern, integer']);
  });

  it('is refused if a pattern is a text', () => {
    expect(withField({ claim: 'x', kind: 'pattern', pattern: 'A' })).toEqual([
      'disclosure.idPrefix.pattern: must be a regular expression',
    ]);
  });

  it.each([
    [{ addresses: [1] }, 'certificates.addresses.0: must be an https address'],
    [{ addresses: [''] }, 'certificates.addresses.0: must be an https address'],
    [
      { addresses: [new URL('https://issuer.example/')] },
      'certificates.addresses.0: must be an https address',
    ],
    [{ addresses: ['xhttp://localhost/'] }, 'certificates.addresses.0: must be an https address'],
    [{ addresses: ['httpx://localhost/'] }, 'certificates.addresses.0: must be an https address'],
    [{ subjectName: '' }, 'certificates.subjectName: must not be empty'],
    [{ refreshHours: 48 }, 'certificates.staleAfterHours: must be more than refreshHours and warnAfterHours'],
    [{ format: 'x' }, 'certificates.format: must be one of pem, der, jwks'],
  ])('is refused with certificates %j', (change, fault) => {
    expect(withSource(change)).toEqual([fault]);
  });

  it('of production is refused without an address, without anchors, and with an address on this machine', () => {
    expect(withSource({}, production)).toEqual([]);
    expect(withSource({ addresses: [] }, production)).toEqual([
      'certificates.addresses: must be given by the deployment (CERTIFICATE_ADDRESS): production needs the issuer’s address',
    ]);
    expect(withSource({ trustAnchors: [] }, production)).toEqual([
      'certificates.trustAnchors: must be given by the deployment (TRUST_ANCHORS): production trusts pinned anchors only',
    ]);
    expect(withSource({ addresses: ['http://localhost/c.pem'] }, production)).toEqual([
      'certificates.addresses: must be https',
    ]);
  });

  it.each(['pem', 'der', 'jwks'])('may use the format %s for its certificates', (format) => {
    expect(withSource({ format })).toEqual([]);
  });
});
