import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { mailCatcher } from '../../../local/aws/mail-catcher.ts';
import { messageQueues, type QueueMapping } from '../../../local/aws/message-queues.ts';
import { answerMail } from '../../../local/sandbox/mail-page.ts';
import { mimeMessage } from '../../../functions/invitations/mime-message.ts';
import type { Invocation } from '../../../local/lambda/messages.ts';

const raw = (subject: string, text = 'Open http://localhost:8787/invitation/#abc-_1 now') =>
  mimeMessage({
    from: 'from@example.com',
    fromName: 'From',
    to: 'to@example.com',
    subject,
    language: 'en',
    text,
    html: '<p>page</p>',
    calendar: 'BEGIN:VCALENDAR\r\n',
  });
const send = (mails: ReturnType<typeof mailCatcher>, mail: string, to = 'to@example.com') =>
  mails.answer('POST', '/v2/email/outbound-emails', {
    FromEmailAddress: 'from@example.com',
    Destination: { ToAddresses: [to] },
    Content: { Raw: { Data: Buffer.from(mail).toString('base64') } },
  });

/** What the page answers. */
function answered(path: string, mails: ReturnType<typeof mailCatcher>) {
  const written = { headers: {} as Record<string, string>, text: '' };
  const response = {
    writeHead: (_: number, headers: Record<string, string>) => Object.assign(written, { headers }),
    end: (text: string) => Object.assign(written, { text }),
  } as unknown as ServerResponse;
  return answerMail(path, mails.mails(), response) ? written : undefined;
}

describe('the mail catcher', () => {
  it('keeps e-mails, newest first, and refuses what Amazon SES would refuse', () => {
    const mails = mailCatcher();
    expect(send(mails, raw('one')).status).toBe(200);
    expect(send(mails, raw('兩')).status).toBe(200);
    expect(mails.mails().map(({ subject }) => subject)).toEqual(['兩', 'one']);
    expect(send(mails, raw('three'), 'refused@example.com')).toMatchObject({
      status: 400,
      type: 'MessageRejected',
    });
    expect(mails.answer('GET', '/v2/email/identities', {}).status).toBe(404);
    expect(mails.mails()).toHaveLength(2);
  });

  it('shows them as text with links, and nothing of them can run', () => {
    const mails = mailCatcher();
    send(mails, raw('<script>alert(1)</script>', '<img src=x> http://localhost:8787/invitation/#abc-_1'));
    const list = answered('', mails);
    const id = mails.mails()[0]?.id ?? '';
    const one = answered(`/${id}`, mails);
    for (const page of [list, one]) {
      expect(page?.text).toContain('&lt;script&gt;');
      expect(page?.text).not.toMatch(/<script|<img/);
      expect(page?.headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect(one?.text).toContain(
      '<a href="http://localhost:8787/invitation/#abc-_1">http://localhost:8787/invitation/#abc-_1</a>',
    );
    expect(answered(`/${id}/page`, mails)?.text).toBe('<p>page</p>');
    expect(answered(`/${id}/visit.ics`, mails)?.headers).toMatchObject({
      'content-disposition': 'attachment; filename="visit.ics"',
    });
    expect(answered('/unknown', mails)).toBeUndefined();
    expect(answered(`/${id}/else`, mails)).toBeUndefined();
  });
});

describe('the stand-in for Amazon SQS', () => {
  const mapping: QueueMapping = {
    queue: 'Mail',
    queueArn: 'arn:aws:sqs:ap-east-1:000000000000:Mail',
    functionName: 'send',
    mostTries: 3,
    givenUpTo: 'arn:aws:sqs:ap-east-1:000000000000:GivenUp',
  };
  const failed: Invocation = { kind: 'answered', payload: '{"batchItemFailures":[{"itemIdentifier":"1"}]}' };
  const well: Invocation = { kind: 'answered', payload: '{"batchItemFailures":[]}' };
  function queuesThatEnd(...ends: readonly Invocation[]) {
    const events: unknown[] = [];
    const givenUp: string[] = [];
    const done = Promise.withResolvers<undefined>();
    const queues = messageQueues([mapping], {
      invoke: (_, event) => {
        events.push(event);
        const end = ends[events.length - 1] ?? well;
        if (events.length >= ends.length) setImmediate(done.resolve, undefined);
        return Promise.resolve(end);
      },
      giveUp: (arn) => givenUp.push(arn),
      backOff: () => Promise.resolve(),
    });
    return { ...queues, events, givenUp, done: done.promise };
  }
  const input = { QueueUrl: 'Mail', MessageBody: 'text' };

  it('hands a message to its function, and says what the SDK compares', async () => {
    const { answer, events, done } = queuesThatEnd(well);
    expect(answer('SendMessage', input)).toMatchObject({
      MD5OfMessageBody: '1cb251ec0d568de6a929b520c4aed8d1',
    });
    await done;
    expect(events).toMatchObject([{ Records: [{ body: 'text', eventSource: 'aws:sqs' }] }]);
  });

  it('hands it over again, and gives it up after the last try', async () => {
    const { answer, events, givenUp, done } = queuesThatEnd(
      failed,
      { kind: 'timed_out' },
      { kind: 'failed', errorType: 'Error', errorMessage: '', trace: '' },
    );
    answer('SendMessage', input);
    await done;
    expect(events).toHaveLength(3);
    expect(givenUp).toEqual([mapping.givenUpTo]);
  });

  it('knows no other queue and no other operation', () => {
    const { answer } = queuesThatEnd();
    expect(() => answer('SendMessage', { ...input, QueueUrl: 'Other' })).toThrow('no queue');
    expect(() => answer('ReceiveMessage', input)).toThrow('does not know');
  });
});
