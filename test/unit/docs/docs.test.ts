import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { routesTable } from '../../../bin/routes-table.ts';
import { problems } from '../../../functions/kernel/problems.ts';
import { amendments, transitions } from '../../../functions/visits/visit-states.ts';

const read = (file: string) => readFileSync(path.join(import.meta.dirname, '../../..', file), 'utf8');
const between = (text: string, mark: string) =>
  text.split(`<!-- ${mark} -->`)[1]?.split(`<!-- /${mark} -->`)[0] ?? '';

describe('the docs', () => {
  it('draw the state machine as it is', () => {
    const drawn = [
      ...between(read('docs/architecture.md'), 'states').matchAll(/(\w+) --> (\w+): (\w+)/g),
    ].map(([, from, to, name]) => `${name ?? ''}: ${from ?? ''} → ${to ?? ''}`);
    const table = Object.entries(transitions).flatMap(([name, { from, to }]) =>
      from.map((one) => `${name}: ${one} → ${to}`),
    );
    const inPlace = Object.entries(amendments).flatMap(([name, { in: states }]) =>
      states.map((state) => `${name}: ${state} → ${state}`),
    );
    expect(drawn.sort()).toEqual([...table, ...inPlace].sort());
  });

  it('list every problem with its status and title', () => {
    const rows = [
      ...between(read('docs/api.md'), 'problems').matchAll(/\| `(\w+)`\s*\| (\d+)\s*\| (.*?)\s*\|/g),
    ].map(([, code, status, title]) => [code, Number(status), title]);
    expect(rows).toEqual(Object.entries(problems).map(([code, { status, title }]) => [code, status, title]));
  });

  it('name every route and who may call it; `npm run openapi` writes the table', () => {
    const cells = (table: string) =>
      table
        .trim()
        .split('\n')
        .map((line) => line.split('|').map((cell) => cell.trim().replace(/^-+$/, '-')));
    expect(cells(between(read('docs/api.md'), 'routes'))).toEqual(cells(routesTable()));
  });
});
