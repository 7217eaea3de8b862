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

/** `npm run bench -- --scanner`: the guard's app against its limits. */
export async function benchScanner(results: string): Promise<readonly Section[]> {
  const host = await startHost({ port: 0, log: () => undefined, throttled: false });
  const browser = await chromium.launch({ executablePath, args: flags });
  const sections: Section[] = [];
  try {
    const at = office(host.url);
    for (const measure of [measureLatency, measurePack, measureMemory]) {
      const section = await measure(browser, host.url, at);
      printSection(section);
      sections.push(section);
    }
  } finally {
    await browser.close();
    await host.close();
  }
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
