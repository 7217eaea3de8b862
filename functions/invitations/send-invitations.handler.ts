import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { count } from '../edge/count.ts';
import { errorName, log } from '../edge/log.ts';
import { queuedInvitation, sendInvitation } from './send-invitation.ts';
import { wireSending } from './wire-sending.ts';

const deps = wireSending();

/** Sends the invitations that wait in the queue. One that fails is tried again by itself. */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const { messageId, body } of Records) {
    try {
      const message = queuedInvitation.parse(JSON.parse(body));
      count('InvitationMails', await sendInvitation(deps, message));
    } catch (error) {
      // The text of the error could hold the address.
      log('error', 'invitation_not_sent', { error: errorName(error) });
      count('InvitationMails', 'failed');
      failed.push(messageId);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
