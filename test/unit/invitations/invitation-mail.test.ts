import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { invitationMail } from '../../../functions/invitations/invitation-mail.ts';
import { mimeMessage } from '../../../functions/invitations/mime-message.ts';
import { invitationLanguages } from '../../../functions/invitations/visit-times.ts';
import type { EpochSeconds, VisitId } from '../../../functions/kernel/brands.ts';
import { readMail } from '../../../local/aws/read-mail.ts';

const at = (text: string) => (Date.parse(text) / 1000) as EpochSeconds;
const link = `https://gate.example.com/invitation/#${'A'.repeat(120)}`;
const mail = {
  from: 'invitations@gate.example.com',
  to: 'guest@example.com',
  language: 'en',
  link,
  site: { name: 'Harbour <Court> & Co', timeZone: 'Asia/Hong_Kong' },
  visit: {
    visitId: 'A'.repeat(22) as VisitId,
    host: { unit: '12A', name: 'HOSTNAME' },
    expectedFrom: at('2027-03-01T01:00:00Z'),
    expectedUntil: at('2027-03-01T15:30:00Z'),
    version: 2,
  },
  now: at('2027-02-28T08:00:00Z'),
} as const;

describe('the e-mail of an invitation', () => {
  it('says where and when in the time of the building, and leads to the page', () => {
    const read = readMail(invitationMail(mail));
    expect(read).toMatchObject({ from: `${mail.site.name} <${mail.from}>`, to: mail.to });
    expect(read.subject).toMatch(/^Your visit to Harbour <Court> & Co on Monday,? 1 March 2027$/);
    for (const part of [
      link,
      '9:00',
      '11:30',
      'Hong Kong Standard Time',
      'unit 12A',
      'do not have to use iAM Smart',
    ])
      expect(read.text).toContain(part);
    expect(read.html).toContain(`href="${link}"`);
    expect(read.html).toContain('Harbour &lt;Court&gt; &amp; Co');
    expect(read.html).not.toMatch(/<script|<img|src=/);
    expect(read.calendar).toContain('DTSTART:20270301T010000Z\r\n');
    expect(read.calendar).not.toContain('http');
  });

  it.each(invitationLanguages)('names nobody, in %s', (language) => {
    const raw = invitationMail({ ...mail, language });
    expect(raw).toContain(`Content-Language: ${language}\r\n`);
    const { subject, text, html, calendar } = readMail(raw);
    for (const part of [subject, text, html, calendar]) {
      expect(part).not.toContain('HOSTNAME');
      expect(part).not.toMatch(/\{\w+\}/);
    }
    if (language !== 'en') expect(subject + text).toMatch(/\p{Script=Han}/u);
  });

  it('says the place alone where no unit is booked', () => {
    const { visitId, expectedFrom, expectedUntil, version } = mail.visit;
    const visit = { visitId, expectedFrom, expectedUntil, version };
    expect(readMail(invitationMail({ ...mail, visit })).text).toContain('Where: Harbour <Court> & Co\n');
  });
});

describe('an e-mail', () => {
  const parts = {
    from: 'a@example.com',
    fromName: 'A',
    to: 'b@example.com',
    language: 'en',
    text: 't',
    html: 'h',
    calendar: 'c',
  };

  it('holds any text as it was, in lines that every mail server takes', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(anyText, anyText, (subject, text) => {
        const raw = mimeMessage({ ...parts, subject, text });
        expect(raw).toMatch(/^[\x20-\x7e\r\n]*$/);
        for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
        expect(readMail(raw)).toMatchObject({ subject, text });
      }),
    );
  });

  it('lets no text become a header', () => {
    const raw = mimeMessage({
      ...parts,
      subject: 'x\r\nBcc: c@example.com',
      text: 'y\r\nBcc: c@example.com',
    });
    expect(raw).not.toContain('Bcc');
    expect(() => mimeMessage({ ...parts, subject: 's', to: 'b@example.com\r\nBcc: c@example.com' })).toThrow(
      'line break',
    );
  });
});
