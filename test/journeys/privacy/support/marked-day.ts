import { randomUUID } from 'node:crypto';
import { client, clientFor, makeCode, type Answer, type Client } from '../../support/client.ts';
import { enrolScanner } from '../../support/enrolled-scanner.ts';
import { recording, type Traffic } from './recording.ts';
import { site } from './world.ts';

/**
 * The personal data of the day, one invented word for each field and way in. `shown` are answered by the API to the members
 * who may see them; `sentOnly` are in requests that are refused, or that are not kept.
 */
export const marks = {
  shown: {
    name: 'Quxblomme',
    otherName: 'Zyvanthe',
    chineseName: '饕餮',
    prefix: 'QX739',
    hostName: 'Hostmarkova',
    purpose: 'Purposemarkio',
    plate: 'ZW8461',
    notes: 'Notemarkonium',
    companion: 'Companimarka',
    edited: 'Editmarkelius',
    walkIn: 'Walkinmarkus',
    walkInHost: 'Walkhostmarky',
    walkInPurpose: 'Walkpurposix',
    walkInPlate: 'ZQ7352',
    walkInCompanion: 'Walkcompanix',
    scanned: 'Scanmarkella',
    scannedChinese: '貔貅',
    chosen: 'Choosemarkus',
    refused: 'Refusemarkov',
    undoNote: 'Undonotemark',
    barred: 'Barmarkovic',
    barReason: 'Barreasonmark',
    imported: 'Importmarkus',
    series: 'Seriesmarkus',
    offline: 'Offlinemarkus',
    held: 'Heldmarkusson',
    heldHost: 'Heldhostmarx',
    resolutionNote: 'Resolutionmark',
  },
  sentOnly: {
    barredPrefix: 'XQ284',
    badRow: 'Badrowmarkus',
    rejected: 'Rejectmarkus',
    expired: 'Expiredmarkus',
    searched: 'Searchmarkus',
    faulty: 'Faultmarkusson',
    idempotencyKey: 'Idempotencemark',
  },
} as const;

const { shown, sentOnly } = marks;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const window = () => ({ expectedFrom: inHours(-1), expectedUntil: inHours(3) });
const host = { unit: '12A', name: shown.hostName };

/** Plays the day through the HTTP API; answers the id of the last visit that changed, and the offline pack of a scanner. */
export async function playMarkedDay(url: string, traffic: Traffic) {
  const as = async (member: string) => recording(await clientFor(url, member), traffic);
  const people = { manager: await as('manager'), guard: await as('guard') };
  await bookings(url, people);
  await atTheGate(url, people);
  await refusals(url, people);
  const offlinePack = await withoutNetwork(url, people.manager, recording(client(url), traffic));
  const last = await pages(people);
  return { offlinePack, last };
}

interface People {
  readonly manager: Client;
  readonly guard: Client;
}

const scanOf = async (url: string, guard: Client, disclosure: object, direction = 'in'): Promise<Answer> =>
  guard.post(`${site}/scans`, {
    scanId: randomUUID(),
    gateId: 'main',
    code: await makeCode(url, disclosure),
    direction,
  });
const outcome = ({ status, body }: Answer): string => {
  const told = [body['outcome'], body['state'], body['code']].find((word) => typeof word === 'string');
  return told ?? String(status);
};
/** Throws where the day goes another way than it is told. */
const must = (answer: Answer, expected: string): Answer => {
  if (outcome(answer) !== expected)
    throw new Error(`expected ${expected}, not ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return answer;
};
const visitAt = ({ body }: Answer): string => {
  const { visitId } = (body['visit'] ?? body) as { visitId: string };
  return `${site}/visits/${visitId}`;
};

/** Booked with everything, twice under one key, corrected, come and gone, undone with a note. */
async function bookings(url: string, { manager, guard }: People): Promise<void> {
  const visitor = {
    englishName: `${shown.name} ${shown.otherName}`,
    chineseName: shown.chineseName,
    idPrefix: shown.prefix,
  };
  const booking = {
    visitor,
    host,
    purpose: shown.purpose,
    vehicle: { plate: shown.plate },
    notes: shown.notes,
    companions: [{ englishName: shown.companion }],
    ...window(),
  };
  const key = { 'idempotency-key': sentOnly.idempotencyKey };
  const booked = must(await manager.post(`${site}/visits`, booking, key), 'expected');
  must(await manager.post(`${site}/visits`, booking, key), 'expected');
  must(await manager.post(`${site}/visits`, { ...booking, notes: 'x' }, key), 'idempotency_key_reused');
  const other = must(
    await manager.post(`${site}/visits`, { visitor: { englishName: 'Other' }, host, ...window() }),
    'expected',
  );
  const edit = { body: JSON.stringify({ purpose: shown.edited }), headers: { 'if-match': '*' } };
  await manager.send('PATCH', visitAt(other), {
    ...edit,
    headers: { ...edit.headers, 'content-type': 'application/json' },
  });
  must(await scanOf(url, guard, visitor), 'checked_in');
  must(
    await guard.post(`${visitAt(booked)}/undo`, { reason: 'other', direction: 'in', note: shown.undoNote }),
    'expected',
  );
  must(await scanOf(url, guard, visitor), 'checked_in');
  must(await scanOf(url, guard, visitor, 'out'), 'checked_out');
}

/** A walk-in by hand, a walk-in by code, and a visitor whom the guard chooses. */
async function atTheGate(url: string, { manager, guard }: People): Promise<void> {
  const walkIn = {
    visitor: { englishName: shown.walkIn },
    host: { unit: '7C', name: shown.walkInHost },
    purpose: shown.walkInPurpose,
    vehicle: { plate: shown.walkInPlate },
    method: 'host_confirms',
    gateId: 'main',
    companions: [{ englishName: shown.walkInCompanion }],
  };
  must(await guard.post(`${site}/walk-ins`, walkIn, { 'idempotency-key': randomUUID() }), 'checked_in');
  must(
    await scanOf(url, guard, { englishName: shown.scanned, chineseName: shown.scannedChinese }),
    'checked_in',
  );
  const chosen = { englishName: shown.chosen };
  must(await manager.post(`${site}/visits`, { visitor: chosen, host, ...window() }), 'expected');
  const { body } = must(await scanOf(url, guard, { ...chosen, idPrefix: 'C456' }), 'choose');
  const [{ visitId } = { visitId: '' }] = body['candidates'] as { visitId: string }[];
  const choice = { choiceToken: body['choiceToken'], visitId };
  must(await guard.post(`${site}/scans/${String(body['scanId'])}/choice`, choice), 'checked_in');
}

/** Visitors who are not admitted, and requests that are not accepted. */
async function refusals(url: string, { manager, guard }: People): Promise<void> {
  const waiting = must(
    await manager.post(`${site}/visits`, {
      visitor: { englishName: shown.refused },
      host,
      needsApproval: true,
      ...window(),
    }),
    'pending_approval',
  );
  must(await manager.post(`${visitAt(waiting)}/refusal`, {}), 'denied');
  const barred = { englishName: shown.barred, idPrefix: sentOnly.barredPrefix };
  const bar = { visitor: barred, reason: shown.barReason, keepName: true };
  await manager.post(`${site}/barred-people`, bar);
  await manager.get(`${site}/barred-people`);
  must(await scanOf(url, guard, barred), 'denied');
  must(await scanOf(url, guard, { englishName: sentOnly.expired, issuedAgoSeconds: 900 }), 'rejected');
  const name = sentOnly.rejected;
  const bad = [
    { visitor: { englishName: name, hkid: name }, host, ...window() },
    { visitor: { englishName: `<b>${name}</b>` }, host: { unit: name.repeat(9) }, ...window() },
    `{"visitor":{"englishName":"${name}"`,
    `{"visitor":{"englishName":"${name}"},"visitor":{"englishName":"${name}"}}`,
    { notes: name.repeat(2_000) },
  ];
  for (const body of bad) {
    const { status } = await manager.post(`${site}/visits`, body, { 'idempotency-key': randomUUID() });
    if (status < 400) throw new Error('a bad body was accepted');
  }
  await guard.post(`${site}/visits/search`, { name: sentOnly.searched });
  must(await guard.post(`${site}/scans`, { scanId: randomUUID(), gateId: 'main', code: name }), 'rejected');
}

/** A passage by code, and a walk-in that a revoked scanner delivers and a manager applies. */
async function withoutNetwork(url: string, manager: Client, anybody: Client): Promise<string> {
  const { scanner, authorize, send, passage } = await enrolScanner(url, manager, anybody);
  const below = site.slice('/v1'.length);
  const pack = await send(await authorize('GET', `${below}/offline-pack`), 'GET', `${below}/offline-pack`);
  const deliver = async (claims: object) => {
    const path = `${below}/passages`;
    const body = JSON.stringify({ passages: [await passage(claims)] });
    const answer = await send(await authorize('POST', path, body), 'POST', path, body);
    if (answer.status !== 200) throw new Error(`no passage: ${JSON.stringify(answer.body)}`);
  };
  const code = await makeCode(url, { englishName: shown.offline, idPrefix: 'S200' });
  await deliver({ code });
  await manager.post(`${site}/scanners/${scanner.scannerId}/revocation`, {});
  const scanId = randomUUID();
  const visitor = { englishName: shown.held };
  const byHand = { method: 'host_confirms', visitor, host: { unit: '9D', name: shown.heldHost } };
  await deliver({ scanId, byHand, counter: 2 });
  await manager.get(`${site}/passages?needsAttention=true`);
  const resolution = { note: shown.resolutionNote, apply: true };
  const { status } = await manager.post(`${site}/passages/${scanId}/resolution`, resolution);
  if (status !== 200) throw new Error('the passage was not resolved');
  await manager.get(`${site}/on-site?limit=100`);
  return JSON.stringify(pack.body);
}

/** An import with a bad row, recurring visits, an export; then one cancellation. Answers the id of that visit. */
async function pages({ manager }: People): Promise<string> {
  const row = (rowId: string, englishName: string) => ({
    rowId,
    visitor: { englishName },
    host,
    ...window(),
  });
  const rows = [row('1', shown.imported), { ...row('2', 'x'), purpose: `<${sentOnly.badRow}>` }];
  await manager.post(`${site}/visits/import`, { importId: randomUUID(), rows });
  const day = inHours(8).slice(0, 10);
  await manager.post(`${site}/recurring-visits`, {
    visitor: { englishName: shown.series },
    host,
    startTime: '00:00',
    endTime: '23:59',
    firstDay: day,
    until: inHours(8 + 48).slice(0, 10),
  });
  const asked = { fromDay: day, toDay: day, purpose: 'The owners’ monthly report' };
  const made = await manager.post(`${site}/exports`, asked);
  await manager.get(`${site}/exports/${String(made.body['exportId'])}/visits?limit=100`);
  const last = must(
    await manager.post(`${site}/visits`, { visitor: { englishName: shown.name }, host, ...window() }),
    'expected',
  );
  must(await manager.post(`${visitAt(last)}/cancellation`, {}), 'cancelled');
  return String(last.body['visitId']);
}
