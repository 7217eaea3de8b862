import type { Visit } from '../../../../web/desk/src/api/api.ts';

/** A visit as the service shows it. */
export const aVisit = (more: Partial<Visit> = {}): Visit => ({
  visitId: 'v1',
  siteId: 'court',
  state: 'expected',
  origin: 'pre_registered',
  visitor: { englishName: 'CHAN Tai Man', chineseName: '陳大文' },
  host: { unit: '12A', name: 'Wong' },
  day: '2026-11-30',
  expectedFrom: '2026-11-30T01:00:00Z',
  expectedUntil: '2026-11-30T04:00:00Z',
  createdAt: '2026-11-29T01:00:00Z',
  purgeAt: '2026-12-30T04:00:00Z',
  version: 1,
  ...more,
});
