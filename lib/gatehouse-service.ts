import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ApiFunction } from '../functions/edge/routes.ts';
import type { GatehouseData } from './gatehouse-data.ts';
import { FunctionSchedule } from './function-schedule.ts';
import { GatehouseFunction, type GatehouseFunctionProps } from './gatehouse-function.ts';
import { allowPublish, allowPutUnder, allowSecret, allowTable } from './grants.ts';
import { output } from './outputs.ts';
import type { Settings } from './settings.ts';
import { TableStream } from './table-stream.ts';
import { VisitorApi } from './visitor-api.ts';

export interface GatehouseServiceProps extends StackProps {
  readonly data: GatehouseData;
  readonly settings: Settings;
}

/** What runs: the functions with exactly the rights they use, the API before them, the schedules. */
export class GatehouseService extends Stack {
  readonly functions: Readonly<
    Record<ApiFunction | 'authorizer' | 'renewal' | 'series' | 'day-end' | 'visit-events', GatehouseFunction>
  >;
  readonly api: VisitorApi;
  readonly schedules: readonly FunctionSchedule[];
  readonly visitStream: TableStream;

  constructor(scope: Construct, id: string, { data, settings, ...props }: GatehouseServiceProps) {
    super(scope, id, props);
    const registry = { REGISTRY_TABLE: data.registry.tableName };
    const visits = { VISITS_TABLE: data.visits.tableName };
    const keyBundle = { KEY_BUNDLE_SECRET_ID: data.keyBundle.secretArn };
    const personKey = { PERSON_KEY_SECRET_ID: data.personKey.secretArn };
    const profile = {
      PROFILE_ID: settings.profileId,
      CERTIFICATE_ADDRESS: settings.certificateAddress,
      TRUST_ANCHORS: settings.trustAnchors,
    };
    const tokenIssuers = {
      TOKEN_ISSUERS: this.toJsonString([settings.tokenIssuer ?? data.members.issuer()]),
    };
    const cors = settings.corsOrigins.length > 0 ? { CORS_ORIGINS: settings.corsOrigins.join(' ') } : {};
    const make = (
      name: string,
      entry: string,
      more: Omit<GatehouseFunctionProps, 'name' | 'entry' | 'stage'>,
    ) =>
      new GatehouseFunction(this, name, {
        name,
        stage: settings.stage,
        entry: `functions/${entry}.handler.ts`,
        ...more,
        environment: { ...cors, ...more.environment },
      });

    this.functions = {
      scan: make('scan', 'scans/scan', {
        memoryMB: 1024,
        environment: { ...registry, ...visits, ...keyBundle, ...personKey, ...profile },
      }),
      choice: make('choice', 'scans/choice', { environment: { ...registry, ...visits, ...personKey } }),
      visits: make('visits', 'front-desk/visits', { environment: { ...registry, ...visits, ...personKey } }),
      import: make('import', 'imports/import', {
        timeoutSeconds: 25,
        environment: { ...registry, ...visits, ...personKey },
      }),
      exports: make('exports', 'exports/exports', {
        timeoutSeconds: 20,
        environment: { ...registry, ...visits },
      }),
      'recurring-visits': make('recurring-visits', 'recurring/recurring-visits', {
        timeoutSeconds: 20,
        environment: { ...registry, ...visits, ...personKey },
      }),
      series: make('series', 'recurring/extend-series', {
        timeoutSeconds: 300,
        environment: { ...registry, ...visits, ...personKey },
      }),
      sites: make('sites', 'sites/sites', { environment: registry }),
      'site-administration': make('site-administration', 'sites/site-administration', {
        environment: { ...registry, ...visits },
      }),
      members: make('members', 'members/members', { environment: { ...registry, ...tokenIssuers } }),
      'key-bundle': make('key-bundle', 'trust/key-bundle', {
        environment: { ...registry, ...keyBundle, ...profile },
      }),
      scanners: make('scanners', 'scanners/scanners', { environment: registry }),
      'barred-people': make('barred-people', 'bars/barred-people', {
        environment: { ...registry, ...visits, ...personKey },
      }),
      health: make('health', 'edge/health', { memoryMB: 256, environment: registry }),
      authorizer: make('authorizer', 'access/authorizer', { environment: { ...registry, ...tokenIssuers } }),
      renewal: make('renewal', 'trust/renewal', {
        timeoutSeconds: 60,
        environment: { ...keyBundle, ...profile, EVENT_BUS_NAME: data.events.eventBusName },
      }),
      'day-end': make('day-end', 'day-end/day-end', {
        timeoutSeconds: 300,
        environment: { ...registry, ...visits, ...personKey },
      }),
      'visit-events': make('visit-events', 'events/visit-events', {
        timeoutSeconds: 60,
        environment: { EVENT_BUS_NAME: data.events.eventBusName },
      }),
    };
    this.grant(data);
    this.api = new VisitorApi(this, 'VisitorApi', {
      functions: this.functions,
      authorizer: this.functions.authorizer,
      corsOrigins: settings.corsOrigins,
      stage: settings.stage,
    });
    this.schedules = [
      new FunctionSchedule(this, 'RenewalSchedule', {
        runs: this.functions.renewal,
        stage: settings.stage,
        every: Duration.hours(6),
        description: 'Renew the issuer’s certificates',
      }),
      new FunctionSchedule(this, 'SeriesSchedule', {
        runs: this.functions.series,
        stage: settings.stage,
        every: Duration.days(1),
        description: 'Make the visits of recurring visits for the days to come',
      }),
      new FunctionSchedule(this, 'DayEndSchedule', {
        runs: this.functions['day-end'],
        stage: settings.stage,
        every: Duration.minutes(15),
        description: 'End the day at sites that have closed',
      }),
    ];
    this.visitStream = new TableStream(this, 'VisitStream', {
      streamArn: data.visitStreamArn,
      key: data.key,
      sortKey: 'VISIT',
      runs: this.functions['visit-events'],
      stage: settings.stage,
    });
    output(this, {
      ApiUrl: this.api.api.url,
      ProfileId: settings.profileId,
      CertificateAddress: settings.certificateAddress,
      TrustAnchors: settings.trustAnchors,
      TokenIssuer: settings.tokenIssuer?.issuer ?? data.members.issuer().issuer,
      RenewalFunction: this.functions.renewal.function.functionName,
      UsagePlanTrial: this.api.usagePlans.trial.usagePlanId,
      UsagePlanStandard: this.api.usagePlans.standard.usagePlanId,
      UsagePlanLarge: this.api.usagePlans.large.usagePlanId,
    });
  }

  private grant({ registry, visits, keyBundle, personKey, events, key }: GatehouseData): void {
    const {
      scan,
      choice,
      visits: visitRoutes,
      'recurring-visits': recurringVisits,
      series,
      import: visitImport,
      exports: visitExports,
      sites,
      'site-administration': siteAdministration,
      scanners,
      members,
      'barred-people': barredPeople,
      'key-bundle': keys,
      authorizer,
      health,
      renewal,
      'day-end': dayEnd,
      'visit-events': visitEvents,
    } = this.functions;
    const allow = { key };
    allowTable(scan, registry, allow, ['GetItem']);
    allowTable(scan, visits, allow, ['GetItem', 'Query', 'PutItem', 'UpdateItem'], ['on-site']);
    allowTable(choice, registry, allow, ['GetItem']);
    allowTable(choice, visits, allow, ['GetItem', 'Query', 'PutItem', 'UpdateItem'], ['on-site']);
    allowTable(visitRoutes, registry, allow, ['GetItem']);
    allowTable(
      visitRoutes,
      visits,
      allow,
      ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'BatchWriteItem'],
      ['by-day', 'on-site'],
    );
    const written = ['GetItem', 'PutItem', 'UpdateItem', 'Query', 'BatchWriteItem'] as const;
    allowTable(recurringVisits, registry, allow, ['GetItem']);
    allowTable(recurringVisits, visits, allow, [...written, 'DeleteItem']);
    allowTable(series, registry, allow, ['GetItem']);
    allowTable(series, visits, allow, written, ['by-day']);
    allowTable(visitImport, registry, allow, ['GetItem']);
    allowTable(visitImport, visits, allow, ['GetItem', 'PutItem', 'Query', 'BatchWriteItem']);
    allowTable(visitExports, registry, allow, ['GetItem']);
    allowTable(visitExports, visits, allow, ['PutItem', 'UpdateItem', 'DeleteItem'], ['by-day']);
    allowTable(sites, registry, allow, ['GetItem', 'Query']);
    allowTable(siteAdministration, registry, allow, ['GetItem', 'PutItem', 'UpdateItem']);
    allowTable(barredPeople, registry, allow, ['GetItem', 'Query']);
    allowTable(barredPeople, visits, allow, [
      'GetItem',
      'Query',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'ConditionCheckItem',
    ]);
    // Brings the firm’s bars to a new site.
    allowTable(siteAdministration, visits, allow, ['Query', 'PutItem', 'ConditionCheckItem']);
    allowTable(scanners, registry, allow, ['GetItem', 'PutItem', 'UpdateItem', 'Query']);
    allowTable(members, registry, allow, [
      'GetItem',
      'Query',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'ConditionCheckItem',
    ]);
    allowTable(authorizer, registry, allow, ['GetItem']);
    allowTable(health, registry, allow, ['GetItem']);
    // Ids of scanners’ tokens, and nothing else: no member, firm or scanner can be written from the door.
    allowPutUnder(authorizer, registry, allow, 'F#*#T#*');
    allowSecret(scan, keyBundle, allow, ['GetSecretValue']);
    for (const one of [scan, choice, visitRoutes, visitImport, barredPeople, recurringVisits, series, dayEnd])
      allowSecret(one, personKey, allow, ['GetSecretValue']);
    allowSecret(keys, keyBundle, allow, ['GetSecretValue']);
    allowTable(keys, registry, allow, ['GetItem']);
    allowSecret(renewal, keyBundle, allow, [
      'GetSecretValue',
      'PutSecretValue',
      'UpdateSecretVersionStage',
      'DescribeSecret',
    ]);
    allowPublish(renewal, events);
    allowPublish(visitEvents, events);
    allowTable(dayEnd, registry, allow, ['GetItem', 'Query', 'UpdateItem']);
    allowTable(dayEnd, visits, allow, ['UpdateItem', 'DeleteItem'], ['by-day', 'on-site']);
  }
}
