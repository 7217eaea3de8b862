import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../edge/environment.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { wireVisits } from '../front-desk/wire.ts';
import { systemClock } from '../kernel/clock.ts';
import { derivedPerFirm } from '../person-keys/person-key-secret.ts';
import { wirePersonKeys } from '../person-keys/wire.ts';
import { registryTable } from '../registry/registry-table.ts';
import type { Table } from '../table/table.ts';
import type { InvitationDeps, InvitationParts, QueuedInvitation } from './invitation-deps.ts';
import { invitationPins } from './invitation-pin.ts';
import { invitationTable } from './invitation-table.ts';
import { invitationSeal, secretBytes } from './invitation-token.ts';

/** What invitations depend on, wired to AWS from the environment. Every change goes on the audit trail. */
export function wireInvitations() {
  const { deps: ofVisits, visitsTable, audit } = wireVisits();
  const deps: InvitationDeps = { ...ofVisits, ...wireInvitationParts(visitsTable) };
  return { deps, audit };
}

/** What they depend on beside visits. */
export function wireInvitationParts(
  visitsTable: Table,
  environment = readEnvironment('PERSON_KEY_SECRET_ID', 'REGISTRY_TABLE'),
): InvitationParts {
  const { secret } = wirePersonKeys(secretsClient(), environment.PERSON_KEY_SECRET_ID);
  const webAddress = process.env['WEB_ADDRESS'];
  const queueUrl = process.env['MAIL_QUEUE_URL'];
  return {
    getFirm: registryTable(databaseClient(), environment.REGISTRY_TABLE).getFirm,
    invitations: invitationTable(visitsTable, systemClock),
    seal: async () => invitationSeal(await secret(), randomBytes),
    pinOf: derivedPerFirm(secret, invitationPins),
    newSecret: () => randomBytes(secretBytes),
    ...(webAddress ? { webAddress } : {}),
    ...(queueUrl ? { queueMail: mailQueue(queueUrl) } : {}),
  };
}

/** Queues e-mails at Amazon SQS. As other stores, it has 2 s for an answer, twice. */
function mailQueue(QueueUrl: string) {
  const client = new SQSClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
    // The address of the service counts, which is another one on the local host.
    useQueueUrlAsEndpoint: false,
  });
  return async (message: QueuedInvitation): Promise<void> => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  };
}
