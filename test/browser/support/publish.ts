import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The mark of the second version in the name of its main script. */
export const secondMark = 'SECOND02';

/** Publishes a built app into a folder as a deployment does: nothing that is there is removed. */
export const publish = (built: string, served: string): Promise<void> =>
  cp(built, served, { recursive: true });

/**
 * Publishes the same app as another version: its main script has another name, so its page and its service worker are
 * others too. In the order of a deployment: hashed files, the shell, the service worker.
 */
export async function publishSecond(built: string, served: string): Promise<void> {
  const script = (await readdir(path.join(built, 'assets'))).find((name) => /^index-.*\.js$/.test(name));
  if (script === undefined) throw new Error('the app has no main script');
  const renamed = `index-${secondMark}.js`;
  await cp(path.join(built, 'assets', script), path.join(served, 'assets', renamed));
  for (const name of ['index.html', 'sw.js']) {
    const text = await readFile(path.join(built, name), 'utf8');
    const changed = text
      .replaceAll(script, renamed)
      // The service worker knows its page by a digest.
      .replace(/(?<=url:"index\.html",revision:")[0-9a-f]{32}/, '2'.repeat(32));
    if (changed === text) throw new Error(`${name} does not name the main script`);
    await writeFile(path.join(served, name), changed);
  }
}
