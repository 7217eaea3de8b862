import { randomUUID } from 'node:crypto';
import { clientFor, makeCode } from '../../support/client.ts';
import { databaseProcesses, type RunningHost } from '../../support/host.ts';
import { marks } from './marked-day.ts';
import { recording, type Traffic } from './recording.ts';
import { site } from './world.ts';

/** Books, records and scans a marked visitor while the database does not answer. Answers the status of each request. */
export async function visitDuringFault(host: RunningHost, traffic: Traffic): Promise<readonly number[]> {
  const manager = recording(await clientFor(host.url, 'manager'), traffic);
  const visitor = { englishName: marks.sentOnly.faulty };
  const code = await makeCode(host.url, visitor);
  const hostOfVisit = { unit: '12A' };
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
  const booking = { visitor, host: hostOfVisit, expectedFrom: hours(0), expectedUntil: hours(1) };
  const walkIn = { visitor, host: hostOfVisit, method: 'host_confirms', gateId: 'main' };
  // The gateway then knows the token, so that the functions themselves meet the fault.
  await manager.get(`${site}/visits`);
  const { java } = databaseProcesses(host.pid);
  process.kill(java, 'SIGSTOP');
  try {
    const answers = await Promise.all([
      manager.post(`${site}/visits`, booking, { 'idempotency-key': randomUUID() }),
      manager.post(`${site}/walk-ins`, walkIn),
      manager.post(`${site}/scans`, { scanId: randomUUID(), gateId: 'main', code }),
      manager.post(`${site}/visits/search`, { name: marks.sentOnly.faulty }),
    ]);
    return answers.map(({ status }) => status);
  } finally {
    process.kill(java, 'SIGCONT');
  }
}
