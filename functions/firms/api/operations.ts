import { answersUnlessCurrent, type Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { routesOf } from '../session.ts';
import { firmChange } from './requests.ts';
import { firmResponse, sessionResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const firmSchemas = {
  Session: sessionResponse,
  Firm: firmResponse,
  FirmChange: firmChange,
};

const demo = { firmId: 'demo', name: 'Demo Property Management', version: 1 };

/** What the routes of a session and of the firm take and answer. */
export const firmOperations = {
  getSession: {
    tag: 'people',
    summary: 'Read who is signed in',
    description:
      'The member whose token this is, the firm, and `may`: the operations that the member’s role may call. ' +
      'A page shows what its member may do from this list alone. An operation at a site needs that site in `siteIds`, too.',
    answers: { 200: { description: 'The member, the firm and the rights.', schema: sessionResponse } },
    problems: [],
    examples: [
      {
        title: 'An admin of all sites',
        answer: {
          memberId: 'admin',
          kind: 'person',
          role: 'admin',
          siteIds: '*',
          firm: { firmId: 'demo', name: 'Demo Property Management', hasLogo: false },
          may: routesOf('admin'),
        },
      },
    ],
  },
  getFirm: {
    tag: 'people',
    summary: 'Read the firm: its name, colour and logo',
    conditional: 'If-None-Match?',
    answers: answersUnlessCurrent('The firm.', firmResponse),
    problems: [],
    examples: [{ title: 'A firm that has chosen no colour', answer: demo }],
  },
  changeFirm: {
    tag: 'people',
    summary: 'Change the firm’s name, colour and logo',
    description:
      'What is left out stays as it is; `null` takes the colour or the logo away. A logo is a PNG, JPEG or WebP picture of at ' +
      'most 11 KiB; what it is follows from its bytes. An SVG is refused, since it can hold a script.',
    conditional: 'If-Match',
    body: firmChange,
    answers: { 200: { description: 'The firm as it is now.', schema: firmResponse, headers: ['ETag'] } },
    problems: ['logo_refused'],
    examples: [
      {
        title: 'A colour',
        body: { colour: '#004080' },
        answer: {
          ...demo,
          colour: '#004080',
          text: { textColour: '#ffffff', contrast: 10.26 },
          version: 2,
        },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
