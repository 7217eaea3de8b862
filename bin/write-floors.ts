import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { floorsDrawing } from './floors-drawing.ts';

const read = (name: string) => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
const floors = JSON.parse(read('functions/floors.json')) as readonly (readonly string[])[];
const file = path.join(import.meta.dirname, '../docs/architecture.md');
const mark = /<!-- floors -->.*<!-- \/floors -->/s;
const drawing = `<!-- floors -->\n\n${floorsDrawing(floors)}\n\n<!-- /floors -->`;
writeFileSync(file, read('docs/architecture.md').replace(mark, drawing));
