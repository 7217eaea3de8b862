import * as z from 'zod/mini';
import { keptFor, personal, viewers } from '../../edge/personal-data.ts';

/** Who sees what is recorded of a visit, and how long it is kept. */
export const ofVisit = { seenBy: viewers.gateToday, kept: keptFor.visit } as const;
/** The fields of a visitor are sealed wherever they stand. */
const ofVisitor = {
  ...ofVisit,
  about: 'visitor',
  stored: 'sealed',
  sealedIn: ['visit.visitor', 'series.visitor', 'passage.told', 'answer.answer'],
} as const;
const toIdentify = 'to know who is expected, who came, and who is inside';
/** What is kept of a visitor. */
export const visitorShown = z.object({
  englishName: z.optional(personal(z.string(), { ...ofVisitor, what: 'English name', purpose: toIdentify })),
  chineseName: z.optional(personal(z.string(), { ...ofVisitor, what: 'Chinese name', purpose: toIdentify })),
  idPrefix: z.optional(
    personal(
      z.string().check(z.describe('Letter(s) and first three digits of the identity card; never more.')),
      {
        ...ofVisitor,
        what: 'letters and first three digits of the identity card',
        purpose: 'to tell people of the same name apart',
      },
    ),
  ),
  ageOver: z.optional(
    personal(z.int().check(z.describe('The visitor is older than this, in years.')), {
      ...ofVisitor,
      what: 'age above which the visitor is',
      purpose: 'where a site must not admit minors',
    }),
  ),
});

export const hostShown = z.object({
  unit: personal(z.string(), {
    ...ofVisit,
    about: 'host',
    what: 'unit that is visited',
    purpose: 'to direct the visitor, and to ask the host',
    stored: 'clear',
  }),
  name: z.optional(
    personal(z.string(), {
      ...ofVisit,
      about: 'host',
      what: 'name of the host',
      purpose: 'to ask the host',
      stored: 'sealed',
      sealedIn: ['visit.host.name', 'series.host.name', 'passage.told', 'answer.answer'],
    }),
  ),
});

export const vehicleShown = z.object({
  plate: personal(z.string().check(z.describe('In capitals, without blanks and dashes.')), {
    ...ofVisit,
    about: 'visitor',
    what: 'number plate',
    purpose: 'to admit the vehicle',
    stored: 'sealed',
    sealedIn: ['visit.vehicle', 'series.vehicle', 'answer.answer'],
  }),
});
