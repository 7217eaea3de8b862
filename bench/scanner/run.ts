import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { startHost } from '../../local/host/host.ts';
import { printSection, type Section } from '../table.ts';
import { measureLatency } from './latency.ts';
import { measureMemory } from './memory.ts';
import { office } from './office.ts';
import { measurePack } from './pack.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
];

const parts = { latency: measureLatency, pack: measurePack, memory: measureMemory } as const;
type Part = keyof typeof parts;
const isPart = (name: string): name is Part => Object.hasOwn(parts, name);

/**
 * `npm run bench -- --scanner`: the guard's app against its limits.
 *
 * @param names - the parts to run; none runs all of them and writes their results
 */
export async function benchScanner(results: string, names: readonly string[]): Promise<readonly Section[]> {
  const unknown = names.find((name) => !isPart(name));
  if (unknown !== undefined) throw new Error(`there is no part ${unknown}: ${Object.keys(parts).join(', ')}`);
  const chosen = names.length === 0 ? Object.values(parts) : names.filter(isPart).map((name) => parts[name]);
  const host = await startHost({ port: 0, log: () => undefined, throttled: false });
  const browser = await chromium.launch({ executablePath, args: flags });
  const sections: Section[] = [];
  try {
    const at = office(host.url);
    for (const measure of chosen) {
      const section = await measure(browser, host.url, at);
      printSection(section);
      sections.push(section);
    }
  } finally {
    await browser.close();
    await host.close();
  }
  if (names.length > 0) return sections;
  mkdirSync(results, { recursive: true });
  const machine = {
    node: process.version,
    cores: cpus().length,
    model: cpus()[0]?.model,
    chromium: browser.version(),
  };
  writeFileSync(path.join(results, 'scanner.json'), `${JSON.stringify({ machine, sections }, null, 2)}\n`);
  return sections;
}
