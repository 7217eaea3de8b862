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
import { freshModules } from './fresh-modules.mjs';
import rooms from './rooms.json' with { type: 'json' };
import { forgetTests, foundTests } from './tests.mjs';

const namespace = '__stryker__';

/** Runs a room's unit tests in this process, its modules loaded anew for each mutant. */
class RoomRunner {
  #context = (globalThis[namespace] ??= {});
  #beginLoading = () => undefined;
  #files = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    const root = process.cwd();
    this.#beginLoading = freshModules(root);
    const { tests } = rooms[process.env.MUTATION_ROOM];
    this.#files = globSync(tests)
      .sort()
      .map((file) => path.join(root, file));
  }

  async dryRun() {
    const result = await this.#run(() => true, false);
    return { ...result, mutantCoverage: this.#context.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    this.#context.hitLimit = hitLimit;
    this.#context.hitCount = hitLimit === undefined ? undefined : 0;
    this.#context.activeMutant = activeMutant.id;
    const chosen = testFilter && new Set(testFilter);
    const result = await this.#run(({ id }) => chosen?.has(id) ?? true, true);
    this.#context.activeMutant = undefined;
    return toMutantRunResult(determineHitLimitReached(this.#context.hitCount, hitLimit) ?? result);
  }

  async #run(isChosen, stopsAtFailure) {
    this.#beginLoading();
    forgetTests();
    try {
      for (const file of this.#files) await import(pathToFileURL(file).href);
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
    const tests = [];
    const blocks = new Set();
    for (const test of foundTests()) {
      if (!isChosen(test)) continue;
      blocks.add(test.block);
      this.#context.currentTestId = test.id;
      const result = await tried(test);
      this.#context.currentTestId = undefined;
      tests.push(result);
      if (stopsAtFailure && result.status === TestStatus.Failed) break;
    }
    for (const after of new Set([...blocks].flatMap((block) => block.after))) await after();
    return { status: DryRunStatus.Complete, tests };
  }
}

async function tried({ id, name, run, block }) {
  const began = performance.now();
  const told = (rest) => ({ id, name, timeSpentMs: performance.now() - began, ...rest });
  try {
    for (const before of block.before) await before();
    await run();
    return told({ status: TestStatus.Success });
  } catch (error) {
    return told({ status: TestStatus.Failed, failureMessage: String(error?.message ?? error) });
  }
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'room', () => new RoomRunner())];
