import { Admission } from '../../functions/visits/admission.ts';

/** Somebody at the door whom no bar concerns. */
export function admitted(): Admission {
  const answer = Admission.decide({ barred: [], near: [] }, { identities: [], parts: [] });
  if (answer.door !== 'open') throw new Error('the door is closed to nobody');
  return answer.admission;
}
