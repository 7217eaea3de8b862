import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { freshModules } from './fresh-modules.mjs';
import rooms from './rooms.json' with { type: 'json' };
import { beginFile, fileOf, forgetTests, foundTests } from './tests.mjs';

const namespace = '__stryker__';
// The same cases each time: a score does not depend on luck.
fc.configureGlobal({ seed: 1 });

/**
 * Runs a room's tests in this process, its modules loaded anew for each mutant: once for all unit tests together, which share
 * nothing that they could change, and once for each file of tests with a database, whose handlers read where it is when they load.
 */
class RoomRunner {
  #context = (globalThis[namespace] ??= {});
  #beginLoading = () => undefined;
  #files = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    this.#beginLoading = freshModules(process.cwd());
    const { tests } = rooms[process.env.MUTATION_ROOM];
    // Unit tests are the quickest to notice.
    this.#files = tests.flatMap((files) => globSync(files).sort());
  }

  async dryRun() {
    const result = await this.#run(undefined, false);
    return { ...result, mutantCoverage: this.#context.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    this.#context.hitLimit = hitLimit;
    this.#context.hitCount = hitLimit === undefined ? undefined : 0;
    this.#context.activeMutant = activeMutant.id;
    const result = await this.#run(testFilter && new Set(testFilter), true);
    this.#context.activeMutant = undefined;
    return toMutantRunResult(determineHitLimitReached(this.#context.hitCount, hitLimit) ?? result);
  }

  async #run(chosen, stopsAtFailure) {
    forgetTests();
    try {
      await this.#load(chosen && new Set([...chosen].map(fileOf)));
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
    const tests = [];
    const blocks = new Set();
    for (const test of foundTests()) {
      if (chosen && !chosen.has(test.id)) continue;
      blocks.add(test.block);
      const result = await this.#try(test);
      tests.push(result);
      if (stopsAtFailure && result.status === TestStatus.Failed) break;
    }
    for (const after of new Set([...blocks].flatMap((block) => block.after))) await after();
    return { status: DryRunStatus.Complete, tests };
  }

  async #load(files) {
    this.#beginLoading();
    for (const file of this.#files) {
      if (files && !files.has(file)) continue;
      if (!isUnitTest(file)) this.#beginLoading();
      beginFile(file);
      await import(pathToFileURL(path.resolve(file)).href);
    }
  }

  async #try({ id, name, run, block }) {
    const began = performance.now();
    const told = (rest) => ({ id, name, timeSpentMs: performance.now() - began, ...rest });
    try {
      // What is done before all tests is every test's.
      for (const before of block.before) await before();
      this.#context.currentTestId = id;
      for (const before of block.beforeEach) await before();
      await run();
      for (const after of block.afterEach) await after();
      return told({ status: TestStatus.Success });
    } catch (error) {
      return told({ status: TestStatus.Failed, failureMessage: String(error?.message ?? error) });
    } finally {
      this.#context.currentTestId = undefined;
    }
  }
}

const isUnitTest = (file) => file.startsWith(path.join('test', 'unit'));

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'room', () => new RoomRunner())];
