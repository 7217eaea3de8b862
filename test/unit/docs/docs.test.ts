import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { routesTable } from '../../../bin/routes-table.ts';
import { problems } from '../../../functions/kernel/problems.ts';
import { amendments, transitions } from '../../../functions/visits/visit-states.ts';

const root = path.join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const guides = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const between = (text: string, mark: string) =>
  text.split(`<!-- ${mark} -->`)[1]?.split(`<!-- /${mark} -->`)[0] ?? '';

describe('the docs', () => {
  it('draw the state machine of the code', () => {
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

  describe.each(guides)('%s', (file) => {
    it('has commands that work in any shell: without comments, which zsh takes for arguments, and without date', () => {
      const commands = [...read(file).matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, text = '']) =>
        text.split('\n'),
      );
      expect(commands.filter((line) => /(^|\s)#|\bdate -|\/proc\//.test(line))).toEqual([]);
    });

    it('names only npm scripts that exist', () => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
      const named = [...read(file).matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name);
      expect(named.filter((name) => !(name in scripts))).toEqual([]);
    });
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
