import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ApiFunction } from '../functions/edge/routes.ts';
import { access } from './capabilities/access.ts';
import { auditing } from './capabilities/auditing.ts';
import { administration } from './capabilities/administration.ts';
import { Capability } from './capabilities/capability.ts';
import { dataAccess } from './capabilities/data-access.ts';
import { dayEnding } from './capabilities/day-end.ts';
import { visitEvents } from './capabilities/events.ts';
import { offline } from './capabilities/offline.ts';
import { privacy } from './capabilities/privacy.ts';
import { retention } from './capabilities/retention.ts';
import { recurring } from './capabilities/recurring.ts';
import { inviting } from './capabilities/inviting.ts';
import { passing } from './capabilities/passing.ts';
import { scanning } from './capabilities/scanning.ts';
import { trust } from './capabilities/trust.ts';
import { visiting } from './capabilities/visiting.ts';
import type { FunctionSchedule } from './function-schedule.ts';
import type { GatehouseData } from './gatehouse-data.ts';
import type { GatehouseFunction } from './gatehouse-function.ts';
import type { GatehouseJobs } from './gatehouse-jobs.ts';
import type { MailQueue } from './mail-queue.ts';
import { output } from './outputs.ts';
import type { Settings } from './settings.ts';
import type { TableStream } from './table-stream.ts';
import { VisitorApi } from './visitor-api.ts';

export interface GatehouseServiceProps extends StackProps {
  readonly data: GatehouseData;
  readonly jobs: GatehouseJobs;
  readonly settings: Settings;
}

/**
 * What runs: the functions with exactly the rights they use, and the API before them. What runs without a request is made
 * in the stack of jobs.
 */
export class GatehouseService extends Stack {
  readonly functions: Readonly<
    Record<
      | ApiFunction
      | 'authorizer'
      | 'renewal'
      | 'series'
      | 'day-end'
      | 'destroy-keys'
      | 'audit-close'
      | 'remind-offices'
      | 'shorten-retention'
      | 'visit-events'
      | 'send-invitations',
      GatehouseFunction
    >
  >;
  readonly api: VisitorApi;
  readonly schedules: readonly FunctionSchedule[];
  readonly visitStream: TableStream;
  readonly mailQueue: MailQueue;

  constructor(scope: Construct, id: string, { data, jobs, settings, ...props }: GatehouseServiceProps) {
    super(scope, id, props);
    const on = new Capability({ service: this, jobs }, data, settings);
    const { schedule: seriesSchedule, ...recurringFunctions } = recurring(on);
    const { schedule: dayEndSchedule, ...dayEndFunction } = dayEnding(on);
    const { schedule: destroySchedule, ...destroyFunction } = privacy(on);
    const { schedule: retentionSchedule, ...retentionFunction } = retention(on);
    const { schedule: auditSchedule, ...auditFunctions } = auditing(on);
    const { schedule: remindSchedule, ...dataAccessFunctions } = dataAccess(on);
    const { schedule: renewalSchedule, ...trustFunctions } = trust(on);
    const { stream, ...eventFunction } = visitEvents(on);
    const { mailQueue, ...invitingFunctions } = inviting(on);
    this.functions = {
      ...scanning(on),
      ...passing(on),
      ...visiting(on, mailQueue),
      ...invitingFunctions,
      ...recurringFunctions,
      ...administration(on),
      ...offline(on),
      ...trustFunctions,
      ...access(on),
      ...dayEndFunction,
      ...destroyFunction,
      ...retentionFunction,
      ...dataAccessFunctions,
      ...auditFunctions,
      ...eventFunction,
    };
    this.schedules = [
      renewalSchedule,
      seriesSchedule,
      dayEndSchedule,
      destroySchedule,
      auditSchedule,
      remindSchedule,
      retentionSchedule,
    ];
    this.visitStream = stream;
    this.mailQueue = mailQueue;
    this.api = new VisitorApi(this, 'VisitorApi', {
      functions: this.functions,
      authorizer: this.functions.authorizer,
      corsOrigins: settings.corsOrigins,
      stage: settings.stage,
    });
    // Exported also where no apps are deployed: CloudFormation refuses to remove what another stack still imports.
    this.exportValue(this.api.api.restApiId);
    output(jobs, { RenewalFunction: this.functions.renewal.function.functionName });
    output(this, {
      ApiUrl: this.api.api.url,
      ProfileId: settings.profileId,
      CertificateAddress: settings.certificateAddress,
      TrustAnchors: settings.trustAnchors,
      TokenIssuer: settings.tokenIssuer?.issuer ?? data.members.issuer().issuer,
      UsagePlanTrial: this.api.usagePlans.trial.usagePlanId,
      UsagePlanStandard: this.api.usagePlans.standard.usagePlanId,
      UsagePlanLarge: this.api.usagePlans.large.usagePlanId,
    });
  }
}
