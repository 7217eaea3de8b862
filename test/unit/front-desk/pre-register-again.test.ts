import { expect, it } from '@jest/globals';
import type { PreRegistration } from '../../../functions/front-desk/api/requests.ts';
import { preRegister } from '../../../functions/front-desk/pre-register.ts';
import { heldRegister } from '../../support/held-register.ts';
import { callerWith, nine, siteWith } from '../../support/site.ts';
import { later } from '../../support/visit.ts';

const { siteId } = siteWith();
const asked: PreRegistration = {
  visitor: { englishName: 'CHAN Tai Man' },
  host: { unit: '12A' },
  expectedFrom: nine,
  expectedUntil: later(7200),
};

it('a repeated request writes what leads to the visit again, while nobody has changed the visit', async () => {
  const { deps, held } = heldRegister();
  let writes = 0;
  const lead = () => Promise.resolve(void (writes += 1));
  const once = (changed: Partial<PreRegistration> = {}) =>
    preRegister(
      { ...deps, bookings: { ...deps.bookings, lead } },
      callerWith('manager'),
      siteId,
      { ...asked, ...changed },
      'seed',
    );
  const made = await once();
  expect(writes).toBe(0);
  await once();
  expect(writes).toBe(1);
  await once({ purpose: 'Dinner' });
  expect(writes).toBe(1);
  if (!made.ok) throw new Error(made.code);
  held.set(made.visit.visitId, { ...made.visit, version: 2 });
  expect(await once()).toMatchObject({ result: 'exists' });
  expect(writes).toBe(1);
});
