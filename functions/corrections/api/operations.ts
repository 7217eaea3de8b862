import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { newCorrection } from './requests.ts';
import { correctionShown } from '../../front-desk/api/responses.ts';
import { correctionList } from './responses.ts';

/** Names of the messages in the published document. */
export const correctionSchemas = {
  Correction: correctionShown,
  CorrectionList: correctionList,
  NewCorrection: newCorrection,
};

const asked = {
  field: 'visitor.englishName',
  text: 'The name is CHAN Tai Man, not CHAN Tai Wan.',
  requestedBy: 'visitor',
};
const shown = {
  ...asked,
  correctionId: 'b3BhcXVlLWNvcnJlY3Rpbw',
  at: '2027-03-02T01:00:00Z',
  by: 'admin',
};

/** What the routes of corrections take and answer. */
export const correctionOperations = {
  correctVisit: {
    tag: 'privacy',
    summary: 'Write a correction beside a visit',
    description:
      'What was recorded stays as it is; the note stands beside it, at most 20 of them. It goes with the visit to whoever ' +
      'of the office reads or exports it, and is deleted with it. Events name the field and never have the text.',
    body: newCorrection,
    answers: { 201: { description: 'The correction.', schema: correctionShown } },
    problems: ['visit_not_found', 'too_many_corrections'],
    examples: [{ title: 'A name', body: asked, answer: shown }],
  },
  listCorrections: {
    tag: 'privacy',
    summary: 'Read the corrections beside a visit',
    answers: { 200: { description: 'All of them, the first one first.', schema: correctionList } },
    problems: ['visit_not_found'],
    examples: [{ title: 'One correction', answer: { items: [shown] } }],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
