import { describe, expect, it } from '@jest/globals';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { preRegistration } from '../../../../functions/front-desk/api/requests.ts';
import { exportColumns, exportRow } from '../../../../client/visit-file/export-row.ts';
import { readHeader } from '../../../../client/visit-file/visit-columns.ts';
import { readVisit } from '../../../../client/visit-file/visit-row.ts';

const hongKong = 'Asia/Hong_Kong';
const expected: Message<'Visit'> = {
  visitId: 'b3BhcXVlLXZpc2l0LWlkMQ',
  siteId: 'harbour-court',
  state: 'expected',
  origin: 'pre_registered',
  visitor: { englishName: 'CHAN, Tai Man', chineseName: '陳大文', idPrefix: 'A123' },
  host: { unit: '12A', name: 'Wong' },
  purpose: 'dinner',
  vehicle: { plate: 'AB1234' },
  notes: 'Brings a ladder',
  day: '2027-03-01',
  expectedFrom: '2027-03-01T01:00:00Z',
  expectedUntil: '2027-03-01T15:30:00Z',
  createdAt: '2027-02-28T08:00:00Z',
  allowsReEntry: true,
  purgeAt: '2027-03-31T15:30:00Z',
  version: 1,
};
const cellsOf = (visit: Message<'Visit'>): Record<string, string> => {
  const row = exportRow(visit, hongKong);
  const cells = exportColumns.map((column, index): [string, string] => [column, row[index] ?? '']);
  return Object.fromEntries(cells.filter(([, cell]) => cell !== ''));
};

describe('a row of an export', () => {
  it('has a cell for each column', () => {
    expect(exportRow(expected, hongKong)).toHaveLength(exportColumns.length);
  });

  it('shows the state and times of the visit, in the site’s time zone', () => {
    const left: Message<'Visit'> = {
      ...expected,
      state: 'checked_out',
      visitor: { chineseName: '陳大文', ageOver: 18 },
      checkedInAt: '2027-03-01T17:00:00Z',
      checkedInGateId: 'main',
      checkInMethod: 'personal_code',
      checkedOutAt: '2027-03-01T18:00:00Z',
      checkOutMethod: 'automatic',
      passages: [
        { direction: 'in', at: '2027-03-01T17:00:00Z', gateId: 'main', method: 'personal_code' },
        { direction: 'out', at: '2027-03-01T18:00:00Z', method: 'automatic' },
      ],
      recordedOffline: true,
      overstayed: true,
      leadVisitId: 'b3BhcXVlLXZpc2l0LWlkMg',
      privacyNoticeVersion: 'v1',
    };
    expect(cellsOf(left)).toEqual({
      reference: 'b3BhcXVlLXZpc2l0LWlkMQ',
      chineseName: '陳大文',
      ageOver: '18',
      unit: '12A',
      hostName: 'Wong',
      expectedFrom: '2027-03-01T09:00:00+08:00',
      expectedUntil: '2027-03-01T23:30:00+08:00',
      purpose: 'dinner',
      plate: 'AB1234',
      notes: 'Brings a ladder',
      allowsReEntry: 'yes',
      state: 'checked_out',
      origin: 'pre_registered',
      checkedInAt: '2027-03-02T01:00:00+08:00',
      checkedInGateId: 'main',
      checkInMethod: 'personal_code',
      checkedOutAt: '2027-03-02T02:00:00+08:00',
      checkOutMethod: 'automatic',
      passages: 'in 2027-03-02T01:00:00+08:00 main personal_code; out 2027-03-02T02:00:00+08:00 automatic',
      recordedOffline: 'yes',
      overstayed: 'yes',
      leadVisitId: 'b3BhcXVlLXZpc2l0LWlkMg',
      createdAt: '2027-02-28T16:00:00+08:00',
      privacyNoticeVersion: 'v1',
      purgeAt: '2027-03-31T23:30:00+08:00',
    });
  });

  it('has the corrections beside what was recorded, as text, and until when it is held', () => {
    const correction = { correctionId: 'c', requestedBy: 'visitor' as const, by: 'manager' };
    const corrections: Message<'Visit'>['corrections'] = [
      { ...correction, field: 'purpose', text: '<b>=1+1</b>', at: '2027-03-01T17:00:00Z' },
      { ...correction, field: 'host.name', text: 'Wang', at: '2027-03-02T17:00:00Z' },
    ];
    expect(cellsOf({ ...expected, corrections, heldUntil: '2027-05-01T00:00:00Z' })).toMatchObject({
      purpose: 'dinner',
      hostName: 'Wong',
      corrections:
        '2027-03-02T01:00:00+08:00 purpose (visitor): <b>=1+1</b>; 2027-03-03T01:00:00+08:00 host.name (visitor): Wang',
      heldUntil: '2027-05-01T08:00:00+08:00',
    });
  });

  it('has no unit for a walk-in', () => {
    const { host, ...walkIn } = expected;
    expect(host).toBeDefined();
    expect(cellsOf(walkIn)).not.toHaveProperty('unit');
  });

  it('is read by an import as the original pre-registration', () => {
    const read = readHeader(exportColumns);
    if (!('header' in read)) throw new Error(read.wrong.join());
    const { header } = read;
    const waiting = { ...expected, state: 'pending_approval' as const };
    const { fields, reference } = readVisit(header, exportRow(waiting, hongKong), hongKong);
    expect(reference).toBe(expected.visitId);
    expect(fields).toEqual({
      visitor: expected.visitor,
      host: expected.host,
      expectedFrom: '2027-03-01T09:00:00+08:00',
      expectedUntil: '2027-03-01T23:30:00+08:00',
      purpose: 'dinner',
      vehicle: { plate: 'AB1234' },
      notes: 'Brings a ladder',
      needsApproval: true,
      allowsReEntry: true,
    });
    expect(preRegistration.safeParse(fields).success).toBe(true);
  });
});
