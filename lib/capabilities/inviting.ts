import { MailQueue } from '../mail-queue.ts';
import type { Capability } from './capability.ts';

const sendingSeconds = 30;

/** Invitations: made by the firm, used by the visitor who has the link, sent by e-mail where the firm wants. */
export function inviting(on: Capability) {
  const { uses, jobs, settings, data } = on;
  const sending = on.makeJob(
    'send-invitations',
    'invitations/send-invitations',
    [
      uses.registry(['GetItem']),
      uses.sealedVisits(['GetItem']),
      uses.personKey(),
      uses.webAddress(),
      uses.sendingMail(),
    ],
    { timeoutSeconds: sendingSeconds },
  );
  const mailQueue = new MailQueue(jobs, 'Mail', {
    key: data.key,
    sends: sending,
    timeoutSeconds: sendingSeconds,
    stage: settings.stage,
  });
  return {
    // Apart from `visits`: it is public, and may not list visits.
    invitations: on.make('invitations', 'invitations/invitations', [
      uses.registry(['GetItem']),
      uses.sealedVisits(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'BatchWriteItem']),
      uses.personKey(),
      uses.auditTrail(),
      uses.webAddress(),
      uses.queueingMail(mailQueue.queue),
    ]),
    'send-invitations': sending,
    mailQueue,
  };
}
