import path from 'node:path';
import { format } from 'prettier';
import type { ToldJourney, ToldStep } from './story.ts';

const head = `# What was tried for each data protection principle

Written by \`npm run privacy-report\`, which runs the journeys of [test/journeys/privacy](../test/journeys/privacy) on the whole service on one machine, through its HTTP API. Do not edit this page. A test fails if it differs from what the journeys see.

The six principles are those of Schedule 1 to the Personal Data (Privacy) Ordinance, Cap. 486 (PDPO). PCPD is the Privacy Commissioner for Personal Data. This page tells in short what a principle asks, what was done on the service, what was seen, and what is not built yet. It is not legal advice. [privacy.md](privacy.md) describes the measures.

All people on this page are invented. What was seen is in _italics_. After _refused_ comes what the interface answers: a status of HTTP and a code, which [api.md](api.md#problems) explains.`;

/** The file of the page. */
export const page = path.resolve(import.meta.dirname, '../../../../docs/privacy-report.md');

const kinds = { given: 'Given', when: 'When', then: 'Then' } as const;

/** The page. It holds no time, id or duration, so that the same behaviour gives the same page. */
export async function documentOf(journeys: readonly ToldJourney[]): Promise<string> {
  const text = [head, ...journeys.map(sectionOf)].join('\n\n');
  return format(text, { parser: 'markdown', printWidth: 110 });
}

function sectionOf({ principle, title, law, source, steps, notBuilt }: ToldJourney): string {
  return [
    `## ${principle}: ${title}`,
    `**What the law asks.** ${law.join(' ')} _Source: ${source}._`,
    '**What was done, and what was seen.**',
    steps.map(lineOf).join('\n'),
    notBuilt.length === 0
      ? '**Not built yet.** Nothing of this principle is known to be missing.'
      : `**Not built yet.**\n\n${notBuilt.map((one) => `- ${one}`).join('\n')}`,
  ].join('\n\n');
}

const lineOf = ({ kind, text, seen }: ToldStep): string =>
  `1. **${kinds[kind]}** ${text}${seen === undefined ? '.' : `: _${[seen].flat().join(', ')}_.`}`;
