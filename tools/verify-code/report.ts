import { toRfc3339 } from '../../functions/kernel/clock.ts';
import type { RejectionReason, UnavailableReason } from '../../functions/personal-code/rejections.ts';
import type { Verdict } from '../../functions/personal-code/verdict.ts';
import { stepsOf, type StepResult } from '../../functions/personal-code/verification-steps.ts';
import { verifyPersonalCode } from '../../functions/personal-code/verify-personal-code.ts';
import { adviceFor } from './advice.ts';
import { factOf, openForDiagnosis, type Opened, type Question } from './facts.ts';
import { reasonTitles } from './reason-titles.ts';

/** A step with what there is to know about it. */
interface ReportedStep extends StepResult {
  readonly fact: string;
}

/** The report about one code, without personal data unless it was asked for. */
export interface CodeReport {
  readonly source: string;
  readonly outcome: Verdict['outcome'];
  readonly reason?: RejectionReason | UnavailableReason;
  readonly ref?: string;
  readonly title?: string;
  readonly advice?: string;
  readonly steps: readonly ReportedStep[];
  readonly verified?: {
    readonly issuedAt: string;
    readonly expiresAt: string;
    readonly keyId: string;
    readonly codeDigest: string;
    /** Names of the fields disclosed. */
    readonly discloses: readonly string[];
  };
  /** Personal data: every claim of the code, verified or not. */
  readonly claims?: Opened['claims'];
}

export interface ReportOptions {
  readonly showsAdvice: boolean;
  readonly showsDisclosure: boolean;
}

/** Verifies a code as a scan does, and says how each step ended. */
export async function reportOn(
  source: string,
  question: Question,
  { showsAdvice, showsDisclosure }: ReportOptions,
): Promise<CodeReport> {
  const { bytes, profile, bundle, now } = question;
  const verdict = await verifyPersonalCode(bytes, profile, bundle, now);
  const opened = openOrNothing(question);
  const steps = stepsOf(verdict).map((one) => ({
    ...one,
    fact: one.result === 'not reached' ? '' : factOf(one.step, question, opened),
  }));
  const common = {
    source,
    outcome: verdict.outcome,
    steps,
    ...(showsDisclosure ? { claims: opened.claims } : {}),
  };
  if (verdict.outcome === 'verified') {
    const { issuedAt, expiresAt, keyId, codeDigest, disclosure } = verdict;
    return {
      ...common,
      verified: {
        issuedAt: toRfc3339(issuedAt),
        expiresAt: toRfc3339(expiresAt),
        keyId,
        codeDigest,
        discloses: Object.keys(disclosure),
      },
    };
  }
  const { reason, ref } = verdict;
  return {
    ...common,
    reason,
    ref,
    title: reasonTitles[reason],
    ...(showsAdvice ? { advice: adviceFor(reason, question, opened) } : {}),
  };
}

/** An unfinished envelope module may throw. The verdict already reports that. */
function openOrNothing(question: Question): Opened {
  try {
    return openForDiagnosis(question);
  } catch {
    return { header: {}, claims: {} };
  }
}

const marks = { passed: '✓', failed: '✗', 'not reached': '·', unknown: '?' } as const;
const stepWidth = 15;

/** The report for a person to read. */
export function textOf(report: CodeReport): string {
  const { source, outcome, reason, ref, title, advice, steps, verified, claims } = report;
  const verdict = reason === undefined ? outcome : `${outcome}: ${ref ?? ''} ${reason}`;
  return [
    `${source}: ${verdict}`,
    ...steps.map(({ step, result, fact }) => {
      const said = result === 'failed' ? [title, fact && `(${fact})`].filter(Boolean).join(' ') : fact;
      return `  ${marks[result]} ${step.padEnd(stepWidth)} ${said}`.trimEnd();
    }),
    ...(verified ? [`  discloses ${verified.discloses.join(', ')}; certificate ${verified.keyId}`] : []),
    ...(advice ? [`  → ${advice}`] : []),
    ...(claims ? [`  claims (personal data): ${printable(JSON.stringify(claims))}`] : []),
  ].join('\n');
}

/** Escapes what could steer a terminal or hide text. */
const printable = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);

/** 0 where all verified, 1 where some were rejected, 2 where some could not be verified. */
export function exitCodeOf(reports: readonly CodeReport[]): 0 | 1 | 2 {
  if (reports.some(({ outcome }) => outcome === 'unavailable')) return 2;
  return reports.some(({ outcome }) => outcome === 'rejected') ? 1 : 0;
}
