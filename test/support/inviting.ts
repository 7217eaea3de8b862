import { randomBytes } from 'node:crypto';
import type { InvitationParts } from '../../functions/invitations/invitation-deps.ts';
import { invitationPins } from '../../functions/invitations/invitation-pin.ts';
import { invitationTable } from '../../functions/invitations/invitation-table.ts';
import { invitationSeal, secretBytes } from '../../functions/invitations/invitation-token.ts';
import type { Clock } from '../../functions/kernel/clock.ts';
import type { TestDatabase } from './database.ts';
import { sealedVisits } from './sealed-visits.ts';

/** What invitations depend on beside visits, on a real database. */
export const inviting = (database: TestDatabase, clock: Clock): InvitationParts => ({
  getFirm: () => Promise.resolve(undefined),
  invitations: invitationTable(sealedVisits(database), clock),
  seal: () => Promise.resolve(invitationSeal('secret', randomBytes)),
  pinOf: (firmId) => Promise.resolve(invitationPins('secret', firmId)),
  newSecret: () => randomBytes(secretBytes),
  webAddress: 'https://gate.example.com',
});
