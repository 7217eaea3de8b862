import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { ScannerRefusal } from '../functions/kernel/scanner-refusals.ts';
import { alarmTopic } from './alarm-topic.ts';
import { waitingIn } from './dead-letter-queue.ts';
import { metricsOf, sumOf, type StageMetrics } from './gatehouse-metrics.ts';
import type { GatehouseService } from './gatehouse-service.ts';
import type { Settings } from './settings.ts';
import type { Stage } from './stage.ts';

interface GatehouseAlarmsProps {
  readonly service: GatehouseService;
  readonly settings: Pick<Settings, 'alarmEmail' | 'stage'>;
}

interface Watch {
  readonly metric: IMetric;
  readonly threshold: number;
  readonly description: string;
  readonly below?: boolean;
  readonly periods?: number;
  readonly missing?: TreatMissingData;
}

const fiveMinutes = Duration.minutes(5);

/** A guard would call a scan slow after this time. */
const slowScanMs = 1500;
/** The refusals that an honest scanner does not cause, by the function that meets them. */
const foulScanners: Record<string, Record<string, readonly ScannerRefusal[]>> = {
  Tokens: {
    authorizer: ['replayed', 'revoked', 'unknown_scanner', 'other_site', 'bad_signature', 'bad_algorithm'],
    scan: ['other_request'],
    visits: ['other_request'],
    passages: ['other_request'],
  },
  Enrolments: { scanners: ['enrolment_used', 'enrolment_unknown'] },
};
/**
 * Errors in five minutes that raise an alarm, where the first one should not: malformed tokens, and batches that are tried
 * again.
 */
const toleratedErrors: Readonly<Record<string, number>> = { authorizer: 50, 'visit-events': 5 };
/** Events reach the bus within seconds. */
const lateEventsMs = 120_000;
/** Renewals run every six hours: two of them are missing. */
const hoursOfTwoRenewals = 13;
/** More refusals of one kind in five minutes than honest visitors and devices cause. */
const unusualBurst = 20;
/** More rejections of one kind than visitors' mistakes explain: a burst, and what a few quiet sites show in an hour. */
const paces = [
  { id: 'Rejections', period: fiveMinutes, threshold: unusualBurst },
  { id: 'HourlyRejections', period: Duration.hours(1), threshold: 10 },
];

/** The alarms. docs/operations.md says what each means and what to do. */
export class GatehouseAlarms extends Construct {
  readonly topic: Topic;
  private readonly stage: Stage;
  private readonly metrics: StageMetrics;

  constructor(scope: Construct, id: string, { service, settings }: GatehouseAlarmsProps) {
    super(scope, id);
    this.stage = settings.stage;
    this.metrics = metricsOf(settings.stage);
    this.topic = alarmTopic(this, settings);
    for (const of of Object.values(service.functions)) {
      const { name } = of;
      this.watch(`Errors-${name}`, {
        metric: of.metric('Errors', { statistic: 'Sum', period: fiveMinutes }),
        threshold: toleratedErrors[name] ?? 1,
        description: `The ${name} function fails.`,
      });
      this.watch(`Throttles-${name}`, {
        metric: of.metric('Throttles', { statistic: 'Sum', period: fiveMinutes }),
        threshold: 1,
        description: `The ${name} function is throttled.`,
      });
    }
    this.watch('ApiErrors', {
      metric: service.api.api.metricServerError({ period: fiveMinutes, statistic: 'Sum' }),
      threshold: 5,
      description: 'The API answers 5xx.',
    });
    this.watch('SlowScans', {
      metric: service.functions.scan.metric('Duration', { period: fiveMinutes, statistic: 'p99' }),
      threshold: slowScanMs,
      periods: 3,
      description: 'One scan in a hundred is slow.',
    });
    this.watchSchedules(service);
    this.watchEvents(service);
    this.watchMail(service);
    this.watchTrust();
    this.watchRequests();
    this.watchRejections();
    this.watchScanners();
    this.watchPassages();
  }

  private watchSchedules({ schedules }: GatehouseService): void {
    this.watch('DeadLetters', {
      metric: sumOf(
        schedules.map(({ deadLetters }) => waitingIn(deadLetters, fiveMinutes)),
        'Dead letters',
        fiveMinutes,
      ),
      threshold: 1,
      description: 'A scheduled run could not be started.',
    });
    this.watch('DayEndFailed', {
      metric: this.metrics.named('DayEndFailures', 'Sum', Duration.hours(1)),
      threshold: 1,
      missing: TreatMissingData.BREACHING,
      description: 'A site’s day could not be ended, or nothing has run for an hour.',
    });
  }

  private watchRequests(): void {
    this.watch('OverdueRequests', {
      metric: this.metrics.named('OverdueAccessRequests', 'Maximum', Duration.days(1)),
      threshold: 1,
      // The daily run emits it; in between, the last value holds.
      missing: TreatMissingData.IGNORE,
      description: 'A firm has not answered a visitor’s request within 40 days.',
    });
  }

  private watchEvents({ functions, visitStream }: GatehouseService): void {
    this.watch('LateEvents', {
      metric: functions['visit-events'].metric('IteratorAge', {
        statistic: 'Maximum',
        period: fiveMinutes,
      }),
      threshold: lateEventsMs,
      description: 'Events of visits reach the bus more than two minutes late.',
    });
    this.watch('LostEvents', {
      metric: waitingIn(visitStream.givenUp, fiveMinutes),
      threshold: 1,
      description: 'Events of visits could not be published and were given up.',
    });
  }

  private watchMail({ mailQueue }: GatehouseService): void {
    this.watch('UnsentMail', {
      metric: waitingIn(mailQueue.givenUp, fiveMinutes),
      threshold: 1,
      description: 'Invitations could not be sent by e-mail and were given up.',
    });
  }

  private watchTrust(): void {
    this.watch('RenewalFailed', {
      metric: this.metrics.named('RenewalFailed', 'Maximum', Duration.hours(1)),
      threshold: 1,
      description: 'A renewal of the issuer’s certificates failed. The previous bundle stays in force.',
    });
    // A renewal emits these every six hours. In between, the last value holds.
    const untilNextRenewal = TreatMissingData.IGNORE;
    this.watch('BundleAge', {
      metric: this.metrics.named('BundleAgeHours', 'Maximum', Duration.hours(1)),
      threshold: 12,
      missing: untilNextRenewal,
      description: 'The key bundle has not been renewed for 12 hours. At 48 hours scanning stops.',
    });
    this.watch('RenewalMissing', {
      metric: this.metrics.named('RenewalFailed', 'SampleCount', Duration.hours(1)),
      threshold: 0,
      below: true,
      periods: hoursOfTwoRenewals,
      missing: TreatMissingData.BREACHING,
      description: 'No renewal, good or bad, ran for 13 hours. At 48 hours scanning stops.',
    });
    for (const days of [30, 7]) {
      this.watch(`Expiry${String(days)}Days`, {
        metric: this.metrics.named('DaysToExpiry', 'Minimum', Duration.hours(1)),
        threshold: days,
        below: true,
        missing: untilNextRenewal,
        description: `The issuer’s certificate expires within ${String(days)} days and no successor is published.`,
      });
    }
  }

  private watchRejections(): void {
    const rows = {
      Forgery: ['S01', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09'],
      Keys: ['K01', 'K02', 'K03', 'K04'],
    };
    for (const [what, refs] of Object.entries(rows)) {
      for (const { id, period, threshold } of paces) {
        const rejected = refs.flatMap((ref) =>
          this.metrics.all('RejectedScans', { statistic: 'Sum', period, dimensionValue: ref }),
        );
        this.watch(`${id}-${what}`, {
          metric: sumOf(rejected, what, period),
          threshold,
          description: `Unusually many codes are rejected (${refs.join(', ')}): forgery, or our fault.`,
        });
      }
    }
  }

  private watchScanners(): void {
    // An alarm adds at most ten metrics, so tokens and enrolments have an alarm each.
    for (const [what, emitters] of Object.entries(foulScanners)) {
      const refused = Object.entries(emitters).flatMap(([emitter, reasons]) =>
        reasons.flatMap((dimensionValue) =>
          this.metrics.all('RefusedScanners', {
            statistic: 'Sum',
            period: fiveMinutes,
            dimensionValue,
            emitter,
          }),
        ),
      );
      this.watch(`RefusedScanners-${what}`, {
        metric: sumOf(refused, 'Refused scanners', fiveMinutes),
        threshold: unusualBurst,
        description: `Unusually many scanners are refused (${what}): a stolen or cloned device.`,
      });
    }
  }

  private watchPassages(): void {
    const [refused] = this.metrics.all('Passages', {
      statistic: 'Sum',
      period: fiveMinutes,
      dimensionValue: 'refused',
    });
    if (!refused) throw new Error('no function emits Passages');
    this.watch('RefusedPassages', {
      metric: refused,
      threshold: unusualBurst,
      description:
        'Scanners send passages that are none of theirs, or that cannot be read: a faulty app, or forgery.',
    });
  }

  private watch(id: string, { metric, threshold, description, below, periods, missing }: Watch): void {
    const alarm = new Alarm(this, id, {
      alarmName: `${this.stage.name}-${id}`,
      metric,
      threshold,
      alarmDescription: description,
      evaluationPeriods: periods ?? 1,
      comparisonOperator:
        below === true
          ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
