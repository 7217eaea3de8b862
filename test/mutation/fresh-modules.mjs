import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const standIn = pathToFileURL(path.join(import.meta.dirname, 'tests.mjs')).href;
const stripped = new Map();

/**
 * Lets the project's own modules under `root` be loaded anew: libraries are kept. Gives a function that begins the next loading, so
 * that nothing that one mutant left in a module is there for the next.
 */
export function freshModules(root) {
  const own = pathToFileURL(root).href;
  let loading = 0;
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === '@jest/globals') return { url: standIn, format: 'module', shortCircuit: true };
      const found = next(specifier, context);
      if (!isOwn(found.url, own)) return found;
      // What a module loads later is of the same loading.
      const [, same] = /\?loading=(\d+)$/.exec(context.parentURL ?? '') ?? [];
      return { ...found, url: `${found.url}?loading=${same ?? loading}` };
    },
    load(url, context, next) {
      if (!isOwn(url, own) || !/\.ts\?/.test(url)) return next(url, context);
      const file = fileURLToPath(url);
      if (!stripped.has(file)) stripped.set(file, stripTypeScriptTypes(readFileSync(file, 'utf8')));
      return { source: stripped.get(file), format: 'module', shortCircuit: true };
    },
  });
  return () => {
    loading += 1;
  };
}

const isOwn = (url, own) => url.startsWith(`${own}/`) && !url.includes('/node_modules/');
