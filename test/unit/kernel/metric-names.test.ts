import { describe, expect, it } from '@jest/globals';
import { metricNamespace, metrics } from '../../../functions/kernel/metric-names.ts';

describe('the list of metrics', () => {
  it('uses the namespace of the dashboards', () => {
    expect(metricNamespace).toBe('Gatehouse');
  });

  it('gives scans their outcome, rejections their ref, undone passages a direction, late passages a result, refused scanners a reason, looks at one’s own data a result, invitations and their e-mails a result, events their type, and no other dimension', () => {
    const dimensions = Object.entries(metrics).flatMap(([name, metric]) =>
      'dimension' in metric ? [[name, metric.dimension]] : [],
    );
    expect(dimensions).toEqual([
      ['Scans', 'outcome'],
      ['RejectedScans', 'ref'],
      ['UndonePassages', 'direction'],
      ['Passages', 'result'],
      ['RefusedScanners', 'reason'],
      ['Invitations', 'result'],
      ['InvitationMails', 'result'],
      ['OwnDataLooks', 'result'],
      ['VisitEvents', 'type'],
    ]);
  });
});
