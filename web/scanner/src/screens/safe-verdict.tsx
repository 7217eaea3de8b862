import { useErrorBoundary } from 'preact/hooks';
import { troubleVerdict } from '../rules/trouble-verdict.ts';
import { deviceFault, type Shown } from './use-work.ts';
import { VerdictView, type VerdictSettings } from './verdict-view.tsx';

/** What came of a scan. An answer that this version of the app cannot draw is our fault; the gate goes on. */
export function SafeVerdict(settings: VerdictSettings) {
  const [error] = useErrorBoundary() as [unknown, () => void];
  const { again } = settings.shown;
  const faulty: Shown = { verdict: troubleVerdict(deviceFault), ...(again ? { again } : {}) };
  return <VerdictView {...settings} shown={error === undefined ? settings.shown : faulty} />;
}
