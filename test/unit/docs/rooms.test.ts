import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { floorsDrawing } from '../../../bin/floors-drawing.ts';

const root = path.join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const architecture = read('docs/architecture.md');
const floors = JSON.parse(read('functions/floors.json')) as string[][];
const rooms = readdirSync(path.join(root, 'functions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
/** The first cells of the table below a heading. */
const firstCells = (heading: string) =>
  [...(architecture.split(heading)[1]?.split('\n#')[0] ?? '').matchAll(/^\| `([^`]+)`/gm)].map(
    ([, cell]) => cell,
  );

describe('the map of the rooms', () => {
  it('gives every room of functions/ a floor, and names only existing rooms', () => {
    expect(floors.flat().sort()).toEqual(rooms);
  });

  it('says what each room is for', () => {
    expect(firstCells('## The rooms').sort()).toEqual(rooms);
  });

  it('draws the floors of the rule; `npm run floors` writes the drawing', () => {
    const drawn = architecture.split('<!-- floors -->')[1]?.split('<!-- /floors -->')[0]?.trim();
    expect(drawn).toBe(floorsDrawing(floors));
  });

  it('links to files that exist', () => {
    const table = architecture.split('### Where do I find')[1]?.split('\n#')[0] ?? '';
    const files = [...table.matchAll(/\| `([^`]+)` +\|$/gm)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThanOrEqual(15);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('has at most 40 files in a room', () => {
    const count = (room: string) =>
      readdirSync(path.join(root, 'functions', room), { recursive: true }).length;
    expect(rooms.filter((room) => count(room) > 40)).toEqual([]);
  });
});
