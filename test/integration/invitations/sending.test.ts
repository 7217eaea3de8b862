import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { RouteName } from '../../../functions/edge/routes.ts';
import { mailCatcher } from '../../../local/aws/mail-catcher.ts';
import { startRestStandIn } from '../../../local/aws/rest-stand-in.ts';
import { startStandIn, type StandIn } from '../../../local/aws/stand-in.ts';
import { callRoute, type Handler, type Sent } from '../../support/api-event.ts';
import { openDeployed } from '../../support/deployed.ts';
import { printedBy } from '../../support/printed.ts';

const world = openDeployed(() => ({
  WEB_ADDRESS: 'https://gate.example.com',
  MAIL_QUEUE_URL: 'https://sqs.ap-east-1.amazonaws.com/000000000000/Mail',
  MAIL_SENDER: 'invitations@gate.example.com',
  MAIL_REGION: 'ap-southeast-1',
}));
const mails = mailCatcher();
const queued: string[] = [];
let sqs: StandIn;
let ses: Awaited<ReturnType<typeof startRestStandIn>>;
let invitations: Handler;
let visits: Handler;
let send: (event: SQSEvent) => Promise<SQSBatchResponse>;
beforeAll(async () => {
  sqs = await startStandIn({
    AmazonSQS: (_, input) => {
      const { MessageBody } = input as { MessageBody: string };
      queued.push(MessageBody);
      return { MessageId: '1', MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') };
    },
  });
  ses = await startRestStandIn(mails.answer);
  Object.assign(process.env, { AWS_ENDPOINT_URL_SQS: sqs.url, AWS_ENDPOINT_URL_SESV2: ses.url });
  invitations = (await import('../../../functions/invitations/invitations.handler.ts')).handler;
  visits = (await import('../../../functions/front-desk/visits.handler.ts')).handler;
  send = (await import('../../../functions/invitations/send-invitations.handler.ts')).handler;
}, 60_000);
afterAll(async () => {
  await sqs.close();
  await ses.close();
});

const call = (name: RouteName, sent: Sent = {}) => callRoute(invitations, name, { role: 'manager', ...sent });
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
async function invited(body: object) {
  const made = await callRoute(visits, 'preRegister', {
    role: 'manager',
    body: {
      visitor: { englishName: 'MARKEDNAME Tai Man' },
      host: { unit: '12A', name: 'HOSTNAME' },
      expectedFrom: inHours(0),
      expectedUntil: inHours(2),
    },
  });
  const visitId = String(made.body['visitId']);
  return { visitId, answer: await call('invite', { path: { visitId }, body }) };
}
const eventOf = (...bodies: string[]) =>
  ({ Records: bodies.map((body, at) => ({ messageId: String(at), body })) }) as unknown as SQSEvent;
const sendTo = { email: 'marked.guest@example.com' };

describe('an invitation by e-mail', () => {
  it('is queued with the address, the language and the token, and sent with the link', async () => {
    const { answer } = await invited({ sendTo, language: 'zh-Hant' });
    expect(answer.body).toMatchObject({ sent: 'queued' });
    const message = queued.at(-1) ?? '';
    const token = String(answer.body['link']).split('#')[1];
    expect(JSON.parse(message)).toEqual({ to: sendTo.email, language: 'zh-Hant', token });
    expect(await send(eventOf(message))).toEqual({ batchItemFailures: [] });
    const [mail] = mails.mails();
    expect(mail).toMatchObject({ to: sendTo.email, from: 'Tower <invitations@gate.example.com>' });
    expect(mail?.subject).toContain('到訪 Tower');
    expect(mail?.text).toContain(String(answer.body['link']));
    expect(JSON.stringify(mail)).not.toMatch(/MARKEDNAME|HOSTNAME/);
  });

  it('is not sent when it was revoked, replaced or cancelled while it waited', async () => {
    const before = mails.mails().length;
    const revoked = await invited({ sendTo });
    await call('revokeInvitation', { path: { visitId: revoked.visitId } });
    const cancelled = await invited({ sendTo });
    await callRoute(visits, 'cancelVisit', {
      role: 'manager',
      path: { visitId: cancelled.visitId },
      body: {},
    });
    expect(await send(eventOf(...queued.slice(-2)))).toEqual({ batchItemFailures: [] });
    expect(mails.mails()).toHaveLength(before);
  });

  it('is tried again by itself while the mail service fails, and not where the service refuses the address', async () => {
    const { answer } = await invited({ sendTo });
    expect(answer.status).toBe(201);
    const good = queued.at(-1) ?? '';
    const refused = JSON.stringify({ ...(JSON.parse(good) as object), to: 'refused@example.com' });
    const answered = await send(eventOf(refused, 'no JSON', good));
    expect(answered).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    await ses.close();
    expect(await send(eventOf(good))).toEqual({ batchItemFailures: [{ itemIdentifier: '0' }] });
    ses = await startRestStandIn(mails.answer);
  });

  it('takes an address and nothing else', async () => {
    const addresses = [
      '',
      'guest',
      'a@b',
      'a b@example.com',
      'a@example.com\r\nBcc: b@example.com',
      `${'a'.repeat(250)}@example.com`,
    ];
    for (const email of addresses)
      expect((await invited({ sendTo: { email } })).answer.body['code']).toBe('invalid_request');
    expect((await invited({ sendTo, language: 'fr' })).answer.body['code']).toBe('invalid_request');
  });

  it('keeps the address in no table and prints it nowhere', async () => {
    const printed = await printedBy(async () => {
      await invited({ sendTo });
      await send(eventOf(queued.at(-1) ?? ''));
      await send(eventOf('{"to":"marked.guest@example.com"}'));
    });
    expect(printed.join('')).toContain('InvitationMails');
    expect(printed.join('')).not.toMatch(/marked\.guest|MARKEDNAME/);
    expect(JSON.stringify(await allItems())).not.toContain('marked.guest');
  });
});

function allItems(): Promise<unknown> {
  return world.database.client.send(new ScanCommand({ TableName: world.database.visits }));
}
