import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../../lib/settings.ts';

const read = (context: Readonly<Record<string, string>>) => {
  const all: Readonly<Record<string, string>> = { profile: 'any', withoutIssuer: 'true', ...context };
  return readSettings((name) => all[name]);
};
const ownName = {
  webDomain: 'gate.example.com',
  webCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-4b5a',
};

describe('the settings of invitations', () => {
  it('lead to the own name of the apps, unless another address is given', () => {
    expect(read({}).webAddress).toBeUndefined();
    expect(read(ownName).webAddress).toBe('https://gate.example.com');
    expect(read({ ...ownName, webAddress: 'https://other.example.com' }).webAddress).toBe(
      'https://other.example.com',
    );
    expect(read({ webAddress: 'http://localhost:8787' }).webAddress).toBe('http://localhost:8787');
  });

  it.each([
    'gate.example.com',
    'http://gate.example.com',
    'https://gate.example.com/',
    'https://gate.example.com/path',
    'https://user@gate.example.com',
    'javascript:alert(1)',
  ])('refuse the address %s', (webAddress) => {
    expect(() => read({ webAddress })).toThrow('webAddress');
  });

  it('send e-mails from one address, in its region', () => {
    expect(read({}).mail).toBeUndefined();
    expect(read({ mailSender: 'a@example.com' }).mail).toEqual({ sender: 'a@example.com' });
    expect(read({ mailSender: 'a@example.com', mailRegion: 'ap-southeast-1' }).mail).toEqual({
      sender: 'a@example.com',
      region: 'ap-southeast-1',
    });
  });

  it.each(['example.com', 'A <a@example.com>', 'a@example.com\nBcc: b@example.com', 'a@localhost'])(
    'refuse the sender %j',
    (mailSender) => {
      expect(() => read({ mailSender })).toThrow('mailSender');
    },
  );
});
