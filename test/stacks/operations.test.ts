import { beforeAll, describe, expect, it } from '@jest/globals';
import { metrics } from '../../functions/kernel/metric-names.ts';
import { ofType, synthesise, type Template } from './support/synthesise.ts';

let operations: Template | undefined;
let dashboard: string;
beforeAll(() => {
  ({ GatehouseOperations: operations } = synthesise());
  dashboard = ofType(operations, 'AWS::CloudWatch::Dashboard')
    .map(([, one]) => JSON.stringify(one))
    .join();
}, 120_000);

const ourNames = (text: string): string[] => [
  ...[...text.matchAll(/\\"Gatehouse\\",\\"(\w+)\\"/g)].map(([, name]) => name ?? ''),
  ...[...text.matchAll(/\{Gatehouse,\w+,service\} MetricName=[\\"]+(\w+)/g)].map(([, name]) => name ?? ''),
];

describe('the dashboard', () => {
  it('shows every metric of the list and no other of ours', () => {
    expect([...new Set(ourNames(dashboard))].sort()).toEqual(Object.keys(metrics).sort());
  });
});

describe('the alarms', () => {
  it('watch only metrics of the list', () => {
    const names = ofType(operations, 'AWS::CloudWatch::Alarm').flatMap(([, { Properties }]) =>
      [...JSON.stringify(Properties).matchAll(/"MetricName":"(\w+)","Namespace":"Gatehouse"/g)].map(
        ([, name]) => name,
      ),
    );
    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(metrics)).toEqual(expect.arrayContaining(names));
  });

  it('all reach the topic', () => {
    const alarms = ofType(operations, 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(20);
    for (const [, { Properties }] of alarms)
      expect(JSON.stringify(Properties['AlarmActions'])).toContain('Topic');
  });

  it.each([
    'BundleAge',
    'RenewalFailed',
    'Expiry30Days',
    'Expiry7Days',
    'RejectionsForgery',
    'RejectionsKeys',
    'RefusedScanners',
    'DeadLetters',
    'SlowScans',
  ])('include %s', (name) => {
    expect(Object.keys(operations ?? {}).some((id) => id.startsWith(`Alarms${name}`))).toBe(true);
  });

  it('ring for a renewal that dies too: it counts as an error, and a bundle that tells no age as too old', () => {
    const alarm = (name: string) =>
      Object.entries(operations ?? {}).find(([id]) => id.startsWith(`Alarms${name}`))?.[1].Properties;
    expect(alarm('BundleAge')).toMatchObject({
      TreatMissingData: 'breaching',
      Threshold: 12,
      Period: 21_600,
    });
    expect(alarm('Errorsrenewal')).toMatchObject({
      MetricName: 'Errors',
      Threshold: 1,
      EvaluationPeriods: 1,
    });
  });
});
