import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { declining, invitationToken, nameCorrection, newInvitation } from './requests.ts';
import {
  cancelledInvitation,
  invitationShown,
  madeInvitation,
  openInvitation,
  shownPin,
} from './responses.ts';

/** Names of the messages in the published document. */
export const invitationSchemas = {
  NewInvitation: newInvitation,
  MadeInvitation: madeInvitation,
  InvitationToken: invitationToken,
  NameCorrection: nameCorrection,
  Declining: declining,
  OpenInvitation: openInvitation,
  CancelledInvitation: cancelledInvitation,
  Invitation: invitationShown,
  ShownPin: shownPin,
};

const token = 'XGEgdG9rZW4gb2YgYW4gaW52aXRhdGlvbiwgc2hvcnRlbmVk';
const ofEvery = {
  site: { name: 'Harbour Court', timeZone: 'Asia/Hong_Kong' },
  expectedFrom: '2027-03-01T01:00:00Z',
  expectedUntil: '2027-03-01T15:30:00Z',
  calendarId: 'b3BhcXVlLWNhbGVuZGFyLQ',
};
const shown = {
  state: 'expected',
  ...ofEvery,
  version: 2,
  firm: { name: 'Harbour Property Management', look: { colour: '#004080', textColour: '#ffffff' } },
  gates: ['Main gate'],
  endsAt: '2027-03-01T16:30:00Z',
  host: { unit: '12A', name: 'Wong' },
  visitor: { englishName: 'CHAN, Tai Man' },
  mayChange: true,
  pin: 'none',
  notice: {
    version: '2026-11-01',
    texts: { en: 'Your name is kept for 30 days …', 'zh-Hant': '您的姓名保存三十天……' },
  },
};
const ended =
  'Public: the link is the proof. A link that is wrong, was replaced or revoked, or whose visit is over gets the same ' +
  'answer. The page `/invitation/` uses it.';
const answers = { 200: { description: 'The invitation as it is now.', schema: invitationShown } };

/** What the routes of invitations take and answer. */
export const invitationOperations = {
  invite: {
    tag: 'invitations',
    summary: 'Make the invitation of a visit: a link for the visitor',
    description:
      'The link leads to a page in the visitor’s language that says where, when, whom and how to get in, and shows a PIN to who ' +
      'has no iAM Smart. It ends with the visit. Another invitation replaces it: the earlier link stops working, and so does its PIN. ' +
      'With `sendTo` it is sent by e-mail too; nobody’s name is in the e-mail, and the address is not kept.',
    conditional: 'If-Match?',
    body: newInvitation,
    answers: { 201: { description: 'The invitation.', schema: madeInvitation, headers: ['ETag'] } },
    problems: [
      'visit_not_found',
      'state_conflict',
      'pin_locked',
      'web_address_not_set',
      'mail_not_configured',
    ],
    examples: [
      {
        title: 'A link for the guest',
        body: {},
        answer: {
          visitId: 'b3BhcXVlLXZpc2l0LWlkMQ',
          link: `https://gate.example.com/invitation/#${token}`,
          expiresAt: '2027-03-01T16:30:00Z',
        },
      },
    ],
  },
  revokeInvitation: {
    tag: 'invitations',
    summary: 'Revoke the invitation of a visit',
    description:
      'Its link stops working at once, and so does the PIN. Without an invitation nothing changes.',
    conditional: 'If-Match?',
    answers: { 204: { description: 'There is no invitation any more.' } },
    problems: ['visit_not_found', 'state_conflict'],
    examples: [{ title: 'The link went to the wrong person' }],
  },
  viewInvitation: {
    tag: 'invitations',
    summary: 'See one’s own invitation',
    description: ended,
    body: invitationToken,
    answers,
    problems: ['invitation_not_found'],
    examples: [{ title: 'A visitor opens the link', body: { token }, answer: shown }],
  },
  correctInvitedName: {
    tag: 'invitations',
    summary: 'Correct one’s own name before the visit',
    description: `At most five times, until the check-in. The visit records that the visitor did it. ${ended}`,
    body: nameCorrection,
    answers,
    problems: ['invitation_not_found', 'precondition_failed', 'state_conflict', 'too_many_corrections'],
    examples: [
      {
        title: 'A letter was wrong',
        body: { token, visitor: { englishName: 'CHAN, Dai Man' }, version: 2 },
        answer: { ...shown, visitor: { englishName: 'CHAN, Dai Man' }, version: 3 },
      },
    ],
  },
  declineInvitation: {
    tag: 'invitations',
    summary: 'Say that one cannot come',
    description: `Cancels the visit, and those of the companions. The visit records that the visitor did it. ${ended}`,
    body: declining,
    answers,
    problems: ['invitation_not_found', 'precondition_failed', 'state_conflict'],
    examples: [
      {
        title: 'The guest is ill',
        body: { token, version: 2 },
        answer: { state: 'cancelled', ...ofEvery, version: 3, byVisitor: true },
      },
    ],
  },
  showInvitationPin: {
    tag: 'invitations',
    summary: 'See one’s own PIN for the gate',
    description: `For visitors without iAM Smart. It is the same each time; any other PIN of the visit stops working. ${ended}`,
    body: invitationToken,
    answers: { 200: { description: 'The PIN.', schema: shownPin } },
    problems: ['invitation_not_found', 'state_conflict', 'pin_locked'],
    examples: [
      { title: 'A visitor without iAM Smart', body: { token }, answer: { pin: '271828', version: 3 } },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
