import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { auditedRoutes } from '../../../functions/audit/audited-routes.ts';
import { routes, type RouteName } from '../../../functions/edge/routes.ts';
import { personalIdsIn } from '../../support/personal-ids.ts';

const names = Object.keys(routes) as RouteName[];
const handlers = readdirSync('functions', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.handler.ts'))
  .map((name) => readFileSync(path.join('functions', name), 'utf8'))
  .filter((text) => text.includes('apiHandler('));
const isWatched = (name: RouteName): boolean => typeof auditedRoutes[name] === 'string';

describe('the routes', () => {
  it('are all audited, or say why not', () => {
    expect(Object.keys(auditedRoutes).sort()).toEqual([...names].sort());
    for (const audited of Object.values(auditedRoutes))
      if (typeof audited === 'object') expect(audited.not).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('are audited where they show a record of a visitor, but at the gate and where nothing can be read', () => {
    const notWatched = names.filter((name) => personalIdsIn(name).length > 0 && !isWatched(name));
    expect(notWatched).toEqual([
      'recordScan',
      'chooseVisit',
      'recordPassages',
      'addTicks',
      'listTicks',
      'offlinePack',
    ]);
  });

  it('are audited where they change something, but at the gate and where people see their own data', () => {
    const notWatched = names.filter((name) => routes[name].method !== 'GET' && !isWatched(name));
    expect(notWatched).toEqual([
      'recordScan',
      'chooseVisit',
      'recordPassages',
      'viewInvitation',
      'addTicks',
      'showMyData',
      'tellScannerStatus',
    ]);
  });

  it('are watched by the function that answers them', () => {
    for (const name of names.filter(isWatched)) {
      const own = handlers.filter((text) => new RegExp(`\\b${name}:`).test(text));
      expect([name, own.length]).toEqual([name, 1]);
      expect([name, /\bwatch\(/.test(own[0] ?? '')]).toEqual([name, true]);
    }
  });
});
