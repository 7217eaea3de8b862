import type { Capability } from './capability.ts';

/** What a firm administers: its sites and gates, its members, its scanners, and its barred people. */
export function administration(on: Capability) {
  const { uses } = on;
  const trail = uses.auditTrail();
  return {
    sites: on.make('sites', 'sites/sites', [uses.registry(['GetItem', 'Query'])]),
    'site-administration': on.make('site-administration', 'sites/site-administration', [
      uses.registry(['GetItem', 'PutItem', 'UpdateItem']),
      // Brings the firm's bars to a new site.
      uses.visits(['Query', 'PutItem', 'ConditionCheckItem']),
      trail,
    ]),
    members: on.make('members', 'members/members', [
      uses.registry(['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']),
      uses.tokenIssuers(),
      trail,
    ]),
    units: on.make(
      'units',
      'units/units',
      [
        uses.registry(['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']),
        uses.tokenIssuers(),
        trail,
      ],
      { timeoutSeconds: 25 },
    ),
    scanners: on.make('scanners', 'scanners/scanners', [
      uses.registry(['GetItem', 'PutItem', 'UpdateItem', 'Query']),
      trail,
    ]),
    'barred-people': on.make('barred-people', 'bars/barred-people', [
      uses.registry(['GetItem', 'Query']),
      uses.sealedVisits(['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']),
      uses.personKey(),
      trail,
    ]),
  };
}
