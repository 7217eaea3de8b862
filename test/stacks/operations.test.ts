import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { metrics } from '../../functions/kernel/metric-names.ts';
import { rejections } from '../../functions/personal-code/rejections.ts';
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
  it('shows exactly our metrics in the list', () => {
    expect([...new Set(ourNames(dashboard))].sort()).toEqual(Object.keys(metrics).sort());
  });
});

describe('the alarms', () => {
  it('watch only metrics in the list', () => {
    const names = ofType(operations, 'AWS::CloudWatch::Alarm').flatMap(([, { Properties }]) =>
      [...JSON.stringify(Properties).matchAll(/"MetricName":"(\w+)","Namespace":"Gatehouse"/g)].map(
        ([, name]) => name,
      ),
    );
    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(metrics)).toEqual(expect.arrayContaining(names));
  });

  it('all notify the topic', () => {
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
    'HourlyRejectionsForgery',
    'HourlyRejectionsKeys',
    'RenewalMissing',
    'RefusedScanners',
    'DeadLetters',
    'DayEndFailed',
    'SlowScans',
    'LateEvents',
    'LostEvents',
  ])('include %s', (name) => {
    expect(Object.keys(operations ?? {}).some((id) => id.startsWith(`Alarms${name}`))).toBe(true);
  });

  it('include a renewal that crashes, and a renewal that has not run for thirteen hours', () => {
    const alarm = (name: string) =>
      Object.entries(operations ?? {}).find(([id]) => id.startsWith(`Alarms${name}`))?.[1].Properties;
    expect(alarm('RenewalMissing')).toMatchObject({ TreatMissingData: 'breaching', EvaluationPeriods: 13 });
    expect(alarm('BundleAge')).toMatchObject({ Threshold: 12, Period: 3600 });
    expect(alarm('Errorsrenewal')).toMatchObject({
      MetricName: 'Errors',
      Threshold: 1,
      EvaluationPeriods: 1,
    });
  });
});

describe('the alarms on metrics of a renewal', () => {
  const alarm = (name: string) =>
    ofType(operations, 'AWS::CloudWatch::Alarm').find(
      ([, { Properties }]) => Properties['AlarmName'] === `Gatehouse-${name}`,
    )?.[1].Properties;

  it.each(['BundleAge', 'Expiry30Days', 'Expiry7Days'])(
    '%s keeps its state between two renewals, six hours apart',
    (name) => {
      expect(alarm(name)).toMatchObject({ TreatMissingData: 'ignore', EvaluationPeriods: 1 });
    },
  );

  it('treat two renewals in a row that do not run as a fault', () => {
    expect(alarm('RenewalMissing')).toMatchObject({
      TreatMissingData: 'breaching',
      Statistic: 'SampleCount',
      Period: 3600,
      EvaluationPeriods: 13,
    });
  });

  it.each([
    ['Forgery', 'S'],
    ['Keys', 'K'],
  ])('for rejections (%s) sum every ref that begins with %s', (name, letter) => {
    const refs = new Set(Object.values(rejections).map(({ ref }) => ref));
    const wanted = [...refs].filter((ref) => ref.startsWith(letter)).sort();
    for (const id of [`Rejections-${name}`, `HourlyRejections-${name}`]) {
      const summed = JSON.stringify(alarm(id)).matchAll(/"Name":"ref","Value":"(\w+)"/g);
      expect([...summed].map(([, ref]) => ref).sort()).toEqual(wanted);
    }
  });
});

describe('docs/operations.md', () => {
  const runbook = readFileSync(path.join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  const headings = [...runbook.matchAll(/^### (.+)$/gm)].flatMap(([, heading = '']) =>
    [...heading.matchAll(/`([\w*-]+)`/g)].map(([, name = '']) => name),
  );
  const fits = (heading: string, name: string) =>
    heading.endsWith('*') ? name.startsWith(heading.slice(0, -1)) : name === heading;
  const names = () =>
    ofType(operations, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) =>
      String(Properties['AlarmName']).replace(/^Gatehouse-/, ''),
    );

  it('has a section for every alarm', () => {
    expect(names().filter((name) => !headings.some((heading) => fits(heading, name)))).toEqual([]);
  });

  it('has no section for an unknown alarm', () => {
    expect(headings.filter((heading) => !names().some((name) => fits(heading, name)))).toEqual([]);
  });
});
