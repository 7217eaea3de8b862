import { describe, expect, it } from '@jest/globals';
import { parseProfile } from '../../../functions/personal-code/parse-profile.ts';
import { profileById } from '../../../functions/personal-code/profiles.ts';
import { iamSmartAssumed1 } from '../../../functions/personal-code/profiles/iam-smart-assumed-1.ts';

const sandbox = iamSmartAssumed1['iam-smart-assumed-1.sandbox'];
const production = 'iam-smart-assumed-1.production';
const address = 'https://issuer.example/certificate.pem';
const anchor = '0123456789abcdef'.repeat(4);
const changed = (part: 'certificates' | 'header' | 'claims' | 'time' | 'disclosure', value: object) =>
  parseProfile({ ...sandbox, [part]: { ...sandbox[part], ...value } });

describe('profileById', () => {
  it('finds the assumed profile of the sandbox without a deployment', () => {
    const profile = profileById('iam-smart-assumed-1.sandbox');
    expect(profile).toMatchObject({ environment: 'sandbox', maxBytes: 1195, prefix: '' });
    expect(profile.envelope.name).toBe('jws-compact');
    expect(profile.claims.issuerValue).toBe('https://sandbox.invalid');
    expect(profile.certificates).toMatchObject({ addresses: [], trustAnchors: [] });
  });

  it('completes the production profile with the values of the deployment', () => {
    const profile = profileById(production, { certificateAddress: address, trustAnchors: [anchor] });
    expect(profile.environment).toBe('production');
    expect(profile.claims.issuerValue).toBe('https://www.iamsmart.gov.hk');
    expect(profile.certificates).toMatchObject({ addresses: [address], trustAnchors: [anchor] });
  });

  it.each([
    ['anything', {}, /CERTIFICATE_ADDRESS.*TRUST_ANCHORS/],
    ['an address', { trustAnchors: [anchor] }, /CERTIFICATE_ADDRESS/],
    ['anchors', { certificateAddress: address }, /TRUST_ANCHORS/],
    ['one anchor at least', { certificateAddress: address, trustAnchors: [] }, /TRUST_ANCHORS/],
  ])('refuses production without %s, and names what is missing', (_, deployed, message) => {
    expect(() => profileById(production, deployed)).toThrow(message);
  });

  it('does not complain about values that are present', () => {
    expect(() => profileById(production, { certificateAddress: address })).not.toThrow(/CERTIFICATE_ADDRESS/);
    expect(() => profileById(production, { trustAnchors: [anchor] })).not.toThrow(/TRUST_ANCHORS/);
  });

  it('lists the existing profiles when another is requested', () => {
    expect(() => profileById('iam-smart-2')).toThrow(
      'there is no profile iam-smart-2. The profiles are iam-smart-assumed-1.sandbox, iam-smart-assumed-1.production',
    );
  });
});

describe('parseProfile', () => {
  it('accepts an address of this machine in the sandbox, but not in production', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const certificateAddress = `http://${host}:8787/c.pem`;
      expect(profileById(sandbox.id, { certificateAddress }).certificates.addresses).toEqual([
        certificateAddress,
      ]);
      expect(() => profileById(production, { certificateAddress, trustAnchors: [anchor] })).toThrow(
        'certificates.addresses: must be https',
      );
    }
  });

  it.each([
    [
      'http elsewhere',
      { addresses: ['http://issuer.example/c.pem'] },
      'certificates.addresses: must be https',
    ],
    ['a file', { addresses: ['file:///c.pem'] }, 'certificates.addresses.0: must be an https address'],
    ['no address', { addresses: ['c.pem'] }, 'certificates.addresses.0: must be an https address'],
    ['an anchor in capitals', { trustAnchors: ['A'.repeat(64)] }, 'must be SHA-256 in lower-case hex'],
    ['a short anchor', { trustAnchors: ['a'.repeat(63)] }, 'must be SHA-256 in lower-case hex'],
    ['a long anchor', { trustAnchors: ['a'.repeat(65)] }, 'must be SHA-256 in lower-case hex'],
    ['a nameless subject', { subjectName: '' }, 'certificates.subjectName'],
    ['another format', { format: 'pkcs7' }, 'certificates.format'],
    ['another usage', { keyUsage: 'keyCertSign' }, 'certificates.keyUsage'],
    ['no hours', { refreshHours: 0 }, 'certificates.refreshHours'],
    ['refresh after stale', { refreshHours: 48 }, 'must be more than refreshHours and warnAfterHours'],
    ['warning after stale', { warnAfterHours: 48 }, 'must be more than refreshHours and warnAfterHours'],
    ['an unknown field', { password: 'x' }, 'certificates'],
  ])('refuses certificates with %s', (_, value, message) => {
    expect(() => changed('certificates', value)).toThrow(message);
  });

  it.each([
    [
      'an id of another environment',
      { id: 'iam-smart-assumed-1.production' },
      'id: must end with the environment',
    ],
    ['an id with spaces', { id: 'my profile.sandbox' }, 'id'],
    ['an id with something before it', { id: '!a.sandbox' }, 'id'],
    ['an id with something behind it', { id: 'a.sandbox!' }, 'id'],
    ['no environment', { environment: undefined }, 'environment'],
    ['a size past QR version 40-L', { maxBytes: 2954 }, 'maxBytes'],
    ['a prefix that is not ASCII', { prefix: '碼:' }, 'prefix: must be printable ASCII'],
    ['no size', { maxBytes: 0 }, 'maxBytes'],
    ['no algorithm', { algorithms: [] }, 'algorithms'],
    ['the algorithm none', { algorithms: ['none'] }, 'algorithms'],
    ['a shared secret', { algorithms: ['HS256'] }, 'algorithms'],
    [
      'no disclosure',
      { disclosure: {}, identifies: { strongly: [], weakly: [] } },
      'disclosure: must have a field',
    ],
    ['an empty combination', { identifies: { strongly: [[]], weakly: [] } }, 'identifies'],
    [
      'a strong combination of an unknown field',
      { identifies: { strongly: [['passport']], weakly: [] } },
      'identifies',
    ],
    ['an envelope by name', { envelope: 'jws-compact' }, 'envelope: must be an envelope module'],
    ['no envelope', { envelope: undefined }, 'envelope: must be an envelope module'],
    ['an empty envelope', { envelope: null }, 'envelope: must be an envelope module'],
    ['half an envelope', { envelope: { ...sandbox.envelope, open: undefined } }, 'envelope: must be'],
    [
      'an envelope without list',
      { envelope: { ...sandbox.envelope, refusedHeaders: {} } },
      'envelope: must be',
    ],
    ['an unknown part', { debug: true }, 'the profile is not valid'],
  ])('refuses %s', (_, value, message) => {
    expect(() => parseProfile({ ...sandbox, ...value })).toThrow(message);
  });

  it('refuses to identify a person by a field that is not disclosed', () => {
    const { englishName } = sandbox.disclosure;
    const message = 'identifies: must name disclosed fields only';
    for (const identifies of [
      { strongly: [['englishName', 'idPrefix']], weakly: [] },
      { strongly: [], weakly: [['chineseName']] },
    ]) {
      expect(() => parseProfile({ ...sandbox, disclosure: { englishName }, identifies })).toThrow(message);
    }
  });

  it('refuses to allow a header that the envelope refuses', () => {
    for (const header of ['crit', 'b64', 'jwk', 'jku', 'x5u', 'x5c']) {
      expect(() => changed('header', { alsoAllowed: [header] })).toThrow(
        'header: must not allow what the envelope refuses',
      );
    }
    expect(() => changed('header', { keyId: 'jwk' })).toThrow('header: must not allow');
    expect(changed('header', { alsoAllowed: ['kid'] }).header.alsoAllowed).toEqual(['kid']);
  });

  it('refuses names and values that cannot be distinguished', () => {
    expect(() => changed('claims', { issuerValue: 'a\0b' })).toThrow('claims.issuerValue');
    expect(() => changed('claims', { issuer: '' })).toThrow('claims.issuer');
    expect(() => changed('claims', { issuer: 'the issuer' })).toThrow('claims.issuer');
    expect(() => changed('time', { toleranceSeconds: -1 })).toThrow('time.toleranceSeconds');
    expect(() => changed('time', { maxLifeSeconds: 0 })).toThrow('time.maxLifeSeconds');
    expect(() => changed('disclosure', { idPrefix: { claim: 'x', kind: 'pattern', pattern: 'A' } })).toThrow(
      'disclosure.idPrefix.pattern',
    );
  });

  it('refuses a pattern with state, which would give another result the second time', () => {
    for (const pattern of [/^[A-Z]/g, /^[A-Z]/y]) {
      expect(() => changed('disclosure', { idPrefix: { claim: 'x', kind: 'pattern', pattern } })).toThrow(
        'disclosure.idPrefix.pattern: must not remember where it matched',
      );
    }
  });

  it('reports all faults at once', () => {
    expect(() => parseProfile({ ...sandbox, maxBytes: 0, algorithms: [] })).toThrow(
      /maxBytes: .*; algorithms: /,
    );
    expect(() => parseProfile(undefined)).toThrow('the profile is not valid');
  });
});
