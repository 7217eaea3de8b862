import * as z from 'zod/mini';
import { personalIds } from '../../functions/audit/audit-subjects.ts';
import type { RouteName } from '../../functions/edge/routes.ts';
import { catalogue } from '../../functions/openapi/catalogue.ts';

/** The ids of visitors' records that the answers of a route have fields for, by its schemas. */
export function personalIdsIn(name: RouteName): readonly string[] {
  const answers = Object.values(catalogue[name].answers);
  const text = JSON.stringify(
    answers.map(({ schema }) =>
      schema ? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) : {},
    ),
  );
  return [...personalIds].filter((id) => text.includes(`"${id}":`));
}
