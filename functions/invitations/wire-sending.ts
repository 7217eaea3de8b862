import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { randomBytes } from 'node:crypto';
import { readEnvironment } from '../edge/environment.ts';
import { errorName } from '../edge/log.ts';
import { databaseClient, secretsClient } from '../edge/store-clients.ts';
import { systemClock } from '../kernel/clock.ts';
import { wirePersonKeys } from '../person-keys/wire.ts';
import { wireCachedSites } from '../registry/wire.ts';
import { wireVisitsTable } from '../seals/wire.ts';
import { visitTable } from '../visits/visit-table.ts';
import { invitationSeal } from './invitation-token.ts';
import type { SendingDeps, SendMail } from './send-invitation.ts';

/** What sending depends on, wired to AWS from the environment. */
export function wireSending(
  environment = readEnvironment(
    'REGISTRY_TABLE',
    'PERSON_KEY_SECRET_ID',
    'WEB_ADDRESS',
    'MAIL_SENDER',
    'MAIL_REGION',
  ),
): SendingDeps {
  const database = databaseClient();
  const { secret } = wirePersonKeys(secretsClient(), environment.PERSON_KEY_SECRET_ID);
  return {
    getSite: wireCachedSites(database, environment.REGISTRY_TABLE),
    visits: visitTable(wireVisitsTable(database), systemClock),
    seal: async () => invitationSeal(await secret(), randomBytes),
    clock: systemClock,
    webAddress: environment.WEB_ADDRESS,
    from: environment.MAIL_SENDER,
    sendMail: mailBySes(
      new SESv2Client({ region: environment.MAIL_REGION, ...patience }),
      environment.MAIL_SENDER,
    ),
  };
}

const patience = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} as const;

/** Answers of Amazon SES that another try does not change: it takes no mail for this address. */
const refusals: ReadonlySet<string> = new Set(['MessageRejected', 'BadRequestException']);

/** Sends by Amazon SES (API version 2, SendEmail). */
const mailBySes =
  (client: SESv2Client, from: string): SendMail =>
  async ({ to, raw }) => {
    const mail = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [to] },
      Content: { Raw: { Data: Buffer.from(raw) } },
    });
    try {
      await client.send(mail);
      return true;
    } catch (error) {
      if (refusals.has(errorName(error))) return false;
      throw error;
    }
  };
