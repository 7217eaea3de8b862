import { describe, expect, it } from '@jest/globals';
import { saysTheSame } from '../../../functions/front-desk/same-booking.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { later, visitIdOf, visitWith } from '../../support/visit.ts';

const lead = visitWith({ visitId: visitIdOf('lead'), companions: 1 });
const companion = visitWith({ visitId: visitIdOf('companion'), visitor: { englishName: 'LEE Ka Fai' } });

describe('what is there was asked for in the same words', () => {
  it('where it is the same, whenever and by whomever', () => {
    const before = { ...lead, createdAt: later(-60), purgeAt: later(60), createdBy: companion.createdBy };
    expect(saysTheSame([before, companion], [lead, companion])).toBe(true);
  });

  it('where a companion is gone', () => {
    expect(saysTheSame([lead], [lead, companion])).toBe(true);
  });

  it('where it was changed since', () => {
    expect(saysTheSame([{ ...lead, purpose: 'Dinner', version: 2 }], [lead])).toBe(true);
  });

  it('not where a person is there who was not asked for', () => {
    expect(saysTheSame([lead, companion], [lead])).toBe(false);
    expect(saysTheSame([lead, { ...companion, version: 2 }], [lead])).toBe(false);
  });

  it('not where only some of them are', () => {
    expect(saysTheSame([lead, { ...companion, purpose: 'Dinner' }], [lead, companion])).toBe(false);
  });

  it.each<[string, Partial<Visit>]>([
    ['state', { state: 'pending_approval' }],
    ['visitor', { visitor: { englishName: 'CHAN Siu Ming' } }],
    ['host', { host: { unit: '14C' } }],
    ['purpose', { purpose: 'Dinner' }],
    ['vehicle', { vehicle: { plate: 'AB1234' } }],
    ['notes', { notes: 'Call first.' }],
    ['beginning', { expectedFrom: later(60) }],
    ['end', { expectedUntil: later(60) }],
    ['leave to come again', { allowsReEntry: true }],
    ['number of companions', { companions: 2 }],
  ])('not with another %s', (_, changed) => {
    expect(saysTheSame([{ ...lead, ...changed }], [lead])).toBe(false);
  });
});
