import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { readMail, type CaughtMail } from './read-mail.ts';
import type { RestAnswer } from './api-keys.ts';

const sendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).check(z.minLength(1)) }),
  Content: z.object({ Raw: z.object({ Data: z.string() }) }),
});

/** The most recent e-mails that are kept. */
const mostMails = 200;
/** An address that the stand-in refuses, as Amazon SES refuses one that is on its suppression list. */
const refused = 'refused@';

/** A stand-in for Amazon SES: it sends nothing and keeps every e-mail in memory. */
export function mailCatcher() {
  const mails: CaughtMail[] = [];
  return {
    /** Newest first. */
    mails: (): readonly CaughtMail[] => mails,
    /** Answers `SendEmail` of the API, version 2. */
    answer: (method: string, path: string, body: unknown): RestAnswer => {
      if (method !== 'POST' || path !== '/v2/email/outbound-emails')
        return {
          status: 404,
          type: 'NotFoundException',
          body: { message: 'The stand-in does not know this' },
        };
      const { Content, Destination } = sendEmail.parse(body);
      if (Destination.ToAddresses.some((address) => address.startsWith(refused)))
        return {
          status: 400,
          type: 'MessageRejected',
          body: { message: 'Address is on the suppression list' },
        };
      const id = randomUUID();
      const raw = Buffer.from(Content.Raw.Data, 'base64').toString('utf8');
      mails.unshift({ id, sentAt: new Date().toISOString(), ...readMail(raw) });
      mails.splice(mostMails);
      return { status: 200, body: { MessageId: id } };
    },
  };
}
