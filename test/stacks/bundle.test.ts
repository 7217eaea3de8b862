import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, readsJson } from '../../lib/bundle.ts';

const root = path.join(import.meta.dirname, '../..');

describe('the bundles', () => {
  it('leave out JSON files, which one function alone imports', () => {
    const importers = readdirSync(path.join(root, 'functions'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `functions/${file}`)
      .filter((file) => /from '[^']+\.json'/.test(readFileSync(path.join(root, file), 'utf8')));
    expect(importers).toEqual([readsJson]);
    const read = (entry: string) => readFileSync(path.join(bundle(entry), 'index.mjs'), 'utf8');
    expect(read(readsJson)).toContain('/sites/{siteId}/visits/{visitId}/check-in');
    expect(read('functions/scans/scan.handler.ts')).not.toContain('AWS SDK for JavaScript Dynamodb Client');
  });
});
