import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import type { Json } from './json.ts';

const json = z.json() as z.ZodMiniType<Json>;

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.optional(
        z.object({ templateFile: z.optional(z.string()), file: z.optional(z.string()) }),
      ),
    }),
  ),
});

const templateSchema = z.object({
  Parameters: z.optional(z.record(z.string(), z.object({ Default: z.optional(json) }))),
  Resources: z.optional(
    z.record(z.string(), z.object({ Type: z.string(), Properties: z.optional(z.record(z.string(), json)) })),
  ),
  Outputs: z.optional(
    z.record(z.string(), z.object({ Value: json, Export: z.optional(z.object({ Name: json })) })),
  ),
});

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.optional(z.string()) }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/** The synthesised template of a stack. */
export interface StackTemplate extends z.output<typeof templateSchema> {
  readonly name: string;
}

/** What `cdk synth` leaves behind: a template per stack, and the bundled functions. */
export interface Assembly {
  readonly stacks: readonly StackTemplate[];
  /** Folder (or file) of each asset by the S3 key that templates name it with. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Reads the cloud assembly in `folder`. Throws where it is not one. */
export function readAssembly(folder: string): Assembly {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const artifacts = Object.entries(manifestSchema.parse(read('manifest.json')).artifacts);
  const stacks = artifacts.flatMap(([name, { type, properties }]) =>
    type === 'aws:cloudformation:stack' && properties?.templateFile
      ? [{ ...templateSchema.parse(read(properties.templateFile)), name }]
      : [],
  );
  const assets = artifacts.flatMap(([, { type, properties }]) =>
    type === 'cdk:asset-manifest' && properties?.file
      ? Object.values(assetsSchema.parse(read(properties.file)).files)
      : [],
  );
  return {
    stacks,
    assets: new Map(
      assets.flatMap(({ source, destinations }) =>
        Object.values(destinations).map(
          ({ objectKey }) => [objectKey, path.join(folder, source.path ?? '')] as const,
        ),
      ),
    ),
  };
}
