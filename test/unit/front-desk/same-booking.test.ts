import { describe, expect, it } from '@jest/globals';
import { saysTheSame } from '../../../functions/front-desk/same-booking.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { later, visitIdOf, visitWith } from '../../support/visit.ts';

const lead = visitWith({ visitId: visitIdOf('lead'), companions: 1 });
const companion = visitWith({ visitId: visitIdOf('companion'), visitor: { englishName: 'LEE Ka Fai' } });

describe('an existing visit', () => {
  it('is the same booking if the content is the same, whenever and by whomever it was made', () => {
    const before = { ...lead, createdAt: later(-60), purgeAt: later(60), createdBy: companion.createdBy };
    expect(saysTheSame([before, companion], [lead, companion])).toBe(true);
  });

  it('is the same booking if a companion was deleted', () => {
    expect(saysTheSame([lead], [lead, companion])).toBe(true);
  });

  it('is the same booking if it was edited since', () => {
    expect(saysTheSame([{ ...lead, purpose: 'Dinner', version: 2 }], [lead])).toBe(true);
  });

  it('is another booking if it has a person who was not in the request', () => {
    expect(saysTheSame([lead, companion], [lead])).toBe(false);
    expect(saysTheSame([lead, { ...companion, version: 2 }], [lead])).toBe(false);
  });

  it('is another booking if it has only some of the persons', () => {
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
    ['re-entry', { allowsReEntry: true }],
    ['number of companions', { companions: 2 }],
  ])('is another booking with another %s', (_, changed) => {
    expect(saysTheSame([{ ...lead, ...changed }], [lead])).toBe(false);
  });
});
