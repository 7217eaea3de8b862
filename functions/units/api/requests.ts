import * as z from 'zod/mini';
import { textField } from '../../edge/fields.ts';
import { pageQuery } from '../../edge/page-query.ts';
import { mostResidents } from '../unit.ts';

/** An account that is to act for a unit. Where the issuer is absent, it is the first one of the deployment. */
export const newResident = z.strictObject({
  issuer: z.optional(z.string().check(z.maxLength(500))),
  subject: textField(255),
  label: z.optional(textField(60)),
});

/** A unit, and who is to act for it beside those who do already. */
export const unitRow = z.strictObject({
  unit: textField(40),
  residents: z.optional(
    z.array(newResident).check(
      z.maxLength(mostResidents),
      z.refine(
        (residents) =>
          new Set(residents.map(({ issuer, subject }) => JSON.stringify([issuer, subject]))).size ===
          residents.length,
        'must name each once',
      ),
    ),
  ),
});
export type UnitRow = z.output<typeof unitRow>;

const mostRows = 100;
/** Each is a transaction of its own. */
const mostResidentsOfPage = 100;

/** Body of `POST /sites/{siteId}/units`. */
export const unitRows = z.strictObject({
  rows: z.array(unitRow).check(
    z.minLength(1),
    z.maxLength(mostRows),
    z.refine(
      (rows) => rows.reduce((sum, { residents = [] }) => sum + residents.length, 0) <= mostResidentsOfPage,
      `must have at most ${String(mostResidentsOfPage)} residents together`,
    ),
  ),
});

/** Body of `POST …/units/{unitId}/enrolment-links`. */
export const newResidentLink = z.strictObject({ label: z.optional(textField(60)) });

/** Body of `POST /resident-enrolments`. */
export const residentEnrolment = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** Query of `GET /sites/{siteId}/units`. */
export const unitListQuery = z.strictObject(pageQuery);
