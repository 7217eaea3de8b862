import { buildSync } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle, bundleOptions } from '../lib/bundle.ts';
import { median, type Row, type Section } from './table.ts';

const alone = 'SDK clients of scan alone';
const scanEntry = 'scans/scan.handler.ts';
const root = path.join(import.meta.dirname, '..');
/** How often the scan function and the bare SDK clients are loaded, in turns. The others are loaded a third as often. */
const loads = 45;

/** The SDK clients and commands that the scan function uses, and nothing else. */
const sdkOfScan = `
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
export const clients = [new DynamoDBClient({}), new SecretsManagerClient({})];
export const commands = [GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand, GetSecretValueCommand];
`;

/** Size of each function's bundle, and how long the scan function takes to load in a fresh process. */
export function measureBundles(): Section {
  const entries = readdirSync(path.join(root, 'functions'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.handler.ts'))
    .sort();
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-bench-'));
  try {
    const sdk = path.join(folder, 'index.mjs');
    buildSync({ ...bundleOptions, stdin: { contents: sdkOfScan, resolveDir: root }, outfile: sdk });
    const rows: Row[] = [];
    const loadMs: Record<string, number[]> = {};
    const modules = new Map([[alone, sdk]]);
    for (const entry of entries) modules.set(entry, path.join(bundle(`functions/${entry}`), 'index.mjs'));
    for (let turn = 0; turn < loads; turn += 1) {
      for (const [name, file] of modules) {
        if (turn % 3 === 0 || name === alone || name === scanEntry)
          (loadMs[name] ??= []).push(loadTime(file));
      }
    }
    for (const [name, file] of modules) {
      rows.push(
        {
          what: `${name}: size`,
          value: statSync(file).size / 1000,
          unit: 'kB',
          ...(name === scanEntry ? { limit: { most: 330 } } : {}),
        },
        { what: `${name}: load`, value: median(loadMs[name] ?? []), unit: 'ms' },
      );
    }
    const scan = loadMs[scanEntry] ?? [];
    const bare = loadMs[alone] ?? [];
    const ratio = median(scan.map((time, turn) => time / (bare[turn] ?? NaN)));
    rows.push({ what: 'scan / SDK clients alone: load', value: ratio, unit: '×', limit: { most: 1.3 } });
    return { title: `Bundles (minified; load in a fresh process, median of ${String(loads)})`, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the functions' modules read when they are loaded; nothing is called. */
const environment = {
  AWS_REGION: 'ap-east-1',
  VISITS_TABLE: 'visits',
  DAY_KEYS_TABLE: 'day-keys',
  SEAL_KEY_ID: 'seal-key',
  REGISTRY_TABLE: 'registry',
  KEY_BUNDLE_SECRET_ID: 'key-bundle',
  PERSON_KEY_SECRET_ID: 'person-key',
  PROFILE_ID: 'iam-smart-assumed-1.sandbox',
  CERTIFICATE_ADDRESS: 'https://certificates.invalid/',
  TRUST_ANCHORS: '0'.repeat(64),
  EVENT_BUS_NAME: 'events',
  SANDBOX_SECRET_ID: 'sandbox',
  TOKEN_ISSUERS: JSON.stringify([
    {
      issuer: 'https://issuer.invalid',
      jwksUri: 'https://issuer.invalid/jwks',
      algorithms: ['RS256'],
      tokenType: 'at+jwt',
      audience: 'gatehouse',
    },
  ]),
};

function loadTime(file: string): number {
  const script = `const began = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - began);`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  return Number(printed);
}
