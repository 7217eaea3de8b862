import type { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { checkInByHand, checkOutByHand } from '../../../functions/front-desk/by-hand.ts';
import { editVisit } from '../../../functions/front-desk/edit-visit.ts';
import { undoPassage } from '../../../functions/front-desk/undo-passage.ts';
import { askHold } from '../../../functions/holds/ask-hold.ts';
import { decideHold } from '../../../functions/holds/change-hold.ts';
import { holdTable } from '../../../functions/holds/hold-table.ts';
import type { EpochSeconds, HoldId } from '../../../functions/kernel/brands.ts';
import { normalPurgeOf } from '../../../functions/visits/held.ts';
import { visitTable } from '../../../functions/visits/visit-table.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { admitted } from '../../support/admission.ts';
import { openDatabase } from '../../support/database.ts';
import { daySeconds, heldBy, heldSite } from '../../support/holds.ts';
import { mainGate } from '../../support/visit.ts';
import { outcomeOf } from '../visits/register.ts';
import { offlineRegister, short } from '../passages/offline-register.ts';
import { sealedVisits } from '../../support/sealed-visits.ts';
import { callerWith } from '../../support/site.ts';

const database = openDatabase();
const guest = { englishName: 'CHAN Tai Man', idPrefix: 'A123' };

/** A visitor of today whose visit is held for 60 days. */
async function heldVisit() {
  const made = heldSite(database);
  const { visitId } = await made.expectVisitor(guest);
  await made.approvedFor(visitId, 60);
  const heldUntil = (made.time.now + 60 * daySeconds) as EpochSeconds;
  const action = { caller: made.manager, siteId: made.site.siteId, visitId };
  const visit = async (): Promise<Visit> => {
    const found = await made.read(visitId);
    if (!found) throw new Error('the visit is gone');
    return found;
  };
  /** The purge as it stands, and as it would be without the hold, in days from now. */
  const purges = async () => {
    const { purgeAt, ...rest } = await visit();
    const days = (instant: number) => (instant - made.time.now) / daySeconds;
    return [days(purgeAt), days(normalPurgeOf({ purgeAt, ...rest }))];
  };
  return { ...made, visitId, heldUntil, action, visit, purges };
}

describe('a visit that is held', () => {
  it('stays held through scans in and out, and its normal day moves', async () => {
    const { scan, code, purges, time } = await heldVisit();
    expect(outcomeOf(await scan(code(guest)))).toBe('checked_in');
    expect(await purges()).toEqual([60, 30]);
    time.now = (time.now + daySeconds / 24) as EpochSeconds;
    expect(outcomeOf(await scan(code(guest), { direction: 'out' }))).toBe('checked_out');
    expect(await purges()).toEqual([60 - 1 / 24, 30]);
  });

  it('stays held through a check-in by hand, an undo, and a check-out', async () => {
    const { deps, action, purges } = await heldVisit();
    const passage = { method: 'staff_card' as const, gateId: mainGate };
    expect(await checkInByHand(deps, action, passage)).toMatchObject({ ok: true });
    expect(await undoPassage(deps, action, { reason: 'wrong_visitor' })).toMatchObject({ ok: true });
    expect(await purges()).toEqual([60, 30 + 2 / 24]);
    await checkInByHand(deps, action, passage);
    expect(await checkOutByHand(deps, action, mainGate)).toMatchObject({ ok: true });
    expect(await purges()).toEqual([60, 30]);
    const undo = { reason: 'wrong_visitor', direction: 'out' } as const;
    expect(await undoPassage(deps, action, undo)).toMatchObject({ ok: true });
    expect(await purges()).toEqual([60, 30]);
  });

  it('stays held through an edit to another day', async () => {
    const { deps, action, visit, purges, time } = await heldVisit();
    const { version } = await visit();
    const expectedFrom = (time.now + 2 * daySeconds) as EpochSeconds;
    const edit = { expectedFrom, expectedUntil: (expectedFrom + 3600) as EpochSeconds };
    const edited = await editVisit(deps, { ...action, ifMatch: `"${String(version)}"` }, edit);
    expect(edited).toMatchObject({ ok: true });
    expect(await purges()).toEqual([60, 32 + 1 / 24]);
  });

  it('is kept for its normal time where a passage moves that beyond the hold', async () => {
    const { expectVisitor, approvedFor, scan, code, read, pass, time, end } = heldSite(database);
    const expectedUntil = (time.now + 20 * daySeconds) as EpochSeconds;
    const { visitId } = await expectVisitor(guest, { expectedUntil });
    const { holdId } = await approvedFor(visitId, 45);
    pass(19);
    expect(outcomeOf(await scan(code(guest)))).toBe('checked_in');
    const normal = time.now + 30 * daySeconds;
    expect(await read(visitId)).toMatchObject({ purgeAt: normal });
    await end(holdId);
    expect(await read(visitId)).toMatchObject({ purgeAt: normal });
  });

  it('is not shortened by a passage whose writer has not seen the hold, and costs one more call', async () => {
    const { deps, site, visitId, heldUntil, time, table } = await heldVisit();
    let calls = 0;
    const client = Object.create(table.client, {
      send: {
        value: (command: UpdateItemCommand) => {
          calls += 1;
          return table.client.send(command);
        },
      },
    }) as DynamoDBClient;
    const visits = visitTable({ client, name: table.name }, deps.clock);
    const purgeAt = (time.now + 30 * daySeconds) as EpochSeconds;
    const checkedIn = { at: time.now, gateId: mainGate, method: 'staff_card' as const };
    const change = await visits.change(site, visitId, 'checkIn', {
      admission: admitted(),
      checkedIn,
      purgeAt,
    });
    expect(change).toMatchObject({ ok: true, visit: { purgeAt: heldUntil, normalPurgeAt: purgeAt } });
    expect(calls).toBe(2);
    // What the state does not allow is refused as before.
    const again = await visits.change(site, visitId, 'checkIn', {
      admission: admitted(),
      checkedIn,
      purgeAt,
    });
    expect(again).toMatchObject({ ok: false, visit: { state: 'checked_in' } });
  });

  it('stays held where passages are sent late', async () => {
    const { sendOne, expectVisitor, site, deps, time, visit } = await offlineRegister(database);
    const { visitId } = await expectVisitor(guest);
    const holdDeps = {
      ...deps,
      visits: deps.bookings,
      holds: holdTable(sealedVisits(database), deps.clock),
      newHoldId: () => 'offline'.padEnd(22, '_') as HoldId,
    };
    const [manager, admin] = [callerWith('manager'), callerWith('admin')];
    const until = (time.now + 90 * daySeconds) as EpochSeconds;
    const asked = { visitId, person: undefined, incident: 'A lift', reason: 'The insurer asks', until };
    const { holdId } = heldBy(await askHold(holdDeps, manager, site.siteId, asked));
    heldBy(await decideHold(holdDeps, { caller: admin, siteId: site.siteId, holdId }, 'approved'));
    for (const direction of ['in', 'out'] as const) {
      const row = await sendOne({ visitId, direction });
      expect(short(row)).toBe('recorded');
      const after = await visit(visitId);
      expect(after).toMatchObject({ purgeAt: until, heldUntil: until });
      expect(normalPurgeOf(after)).toBe(time.now + 30 * daySeconds);
    }
    expect(await visit(visitId)).toMatchObject({ state: 'checked_out' });
  });
});
