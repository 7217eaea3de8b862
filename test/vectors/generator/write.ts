import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeVectors, textOf } from './vectors.ts';

const folder = path.join(import.meta.dirname, '..', 'personal-code');

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) rmSync(path.join(folder, file));
const vectors = makeVectors();
for (const vector of vectors) writeFileSync(path.join(folder, `${vector.id}.json`), textOf(vector));
console.log(`${String(vectors.length)} vectors written to ${path.relative(process.cwd(), folder)}`);
