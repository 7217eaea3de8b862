import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Fixture {
  /** Template by stack name. */
  readonly stacks: Readonly<Record<string, object>>;
  /** Code of a bundle `index.mjs` by its S3 key without `.zip`. */
  readonly bundles?: Readonly<Record<string, string>>;
}

/** Writes a cloud assembly as `cdk synth` does; returns its folder. */
export function writeAssembly({ stacks, bundles = {} }: Fixture): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
  const write = (file: string, value: object): void => {
    writeFileSync(path.join(folder, file), JSON.stringify(value));
  };
  const names = Object.keys(stacks);
  write('manifest.json', {
    artifacts: {
      ...Object.fromEntries(
        names.map((name) => [
          name,
          { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } },
        ]),
      ),
      'All.assets': { type: 'cdk:asset-manifest', properties: { file: 'All.assets.json' } },
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    },
  });
  for (const [name, template] of Object.entries(stacks)) write(`${name}.template.json`, template);
  const files = Object.keys(bundles).map(
    (key) =>
      [
        key,
        { source: { path: `asset.${key}` }, destinations: { current: { objectKey: `${key}.zip` } } },
      ] as const,
  );
  write('All.assets.json', { files: Object.fromEntries(files) });
  for (const [key, code] of Object.entries(bundles)) {
    mkdirSync(path.join(folder, `asset.${key}`));
    writeFileSync(path.join(folder, `asset.${key}`, 'index.mjs'), code);
  }
  return folder;
}
