import * as z from 'zod/mini';
import type { InvitationDeps, QueuedInvitation } from './invitation-deps.ts';
import { findInvited } from './find-invited.ts';
import { linkTo } from './invite.ts';
import { invitationMail } from './invitation-mail.ts';
import { longestToken } from './invitation-token.ts';
import { invitationLanguages } from './visit-times.ts';

/** Reads a message in the queue. */
export const queuedInvitation = z.strictObject({
  to: z.string(),
  language: z.enum(invitationLanguages),
  token: z.string().check(z.maxLength(longestToken)),
});

/** Sends one e-mail. Answers false where the mail service refuses it for good; any other fault is thrown, and tried again. */
export type SendMail = (mail: { readonly to: string; readonly raw: string }) => Promise<boolean>;

/** The dependencies of sending an invitation. */
export interface SendingDeps extends Pick<InvitationDeps, 'seal' | 'getSite' | 'visits' | 'clock'> {
  readonly webAddress: string;
  /** The address of the sender. */
  readonly from: string;
  readonly sendMail: SendMail;
}

/**
 * Sends an invitation by e-mail. `skipped`: it was revoked, replaced or cancelled while it waited. `refused`: the mail
 * service takes no mail for this address.
 */
export async function sendInvitation(
  deps: SendingDeps,
  { to, language, token }: QueuedInvitation,
): Promise<'sent' | 'skipped' | 'refused'> {
  const found = await findInvited(deps, token);
  if (!found.ok || found.state !== 'expected') return 'skipped';
  const { site, visit } = found;
  const link = linkTo(deps.webAddress, token);
  const raw = invitationMail({ from: deps.from, to, language, link, site, visit, now: deps.clock() });
  return (await deps.sendMail({ to, raw })) ? 'sent' : 'refused';
}
