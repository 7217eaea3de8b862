import type { z } from 'zod/mini';
import type { Assembly, StackTemplate } from './assembly.ts';
import { resolveIntrinsics, type Scope } from './intrinsics.ts';
import type { Json } from './json.ts';
import {
  accountId,
  attributeOf,
  nameProperties,
  refOf,
  region,
  type NamedResource,
} from './resource-names.ts';

/** A resource of the requested type; `properties` have passed its schema. */
export interface Resource<Properties> {
  readonly logicalId: string;
  /** What `Ref` gives: name, id or ARN. */
  readonly ref: string;
  readonly properties: Properties;
}

/** The resources of all stacks of an assembly, with every intrinsic function evaluated. */
export interface Template {
  /** All resources of a CloudFormation type. Throws where one does not fit the schema. */
  resources<Schema extends z.ZodMiniType>(type: string, schema: Schema): Resource<z.output<Schema>>[];
  /** The value of a stack's output by its name. Throws where no stack has it. */
  output(name: string): Json;
  /** Folder of a function's code by its S3 key. */
  asset(key: string): string;
}

const pseudoParameters: Readonly<Record<string, Json>> = {
  'AWS::Region': region,
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Reads an assembly. Resources are evaluated when they are read, so that unread ones may use any function. */
export function openTemplate(assembly: Assembly): Template {
  const scopes = new Map(assembly.stacks.map((stack) => [stack.name, scopeOf(stack, importValue)]));

  function importValue(name: string): Json {
    for (const stack of assembly.stacks) {
      const scope = scopes.get(stack.name);
      for (const { Export, Value } of Object.values(stack.Outputs ?? {})) {
        if (scope && Export && resolveIntrinsics(Export.Name, scope) === name)
          return resolveIntrinsics(Value, scope);
      }
    }
    throw new Error(`no stack exports ${name}`);
  }

  return {
    resources: (type, schema) =>
      assembly.stacks.flatMap((stack) =>
        Object.entries(stack.Resources ?? {}).flatMap(([logicalId, { Type, Properties }]) => {
          const scope = scopes.get(stack.name);
          if (Type !== type || !scope) return [];
          const properties = schema.parse(resolveIntrinsics(Properties ?? {}, scope));
          return [{ logicalId, ref: refOf(namedResource(stack, logicalId, scope)), properties }];
        }),
      ),
    output: (name) => {
      for (const { name: stack, Outputs = {} } of assembly.stacks) {
        const scope = scopes.get(stack);
        if (scope && Outputs[name]) return resolveIntrinsics(Outputs[name].Value, scope);
      }
      throw new Error(`no stack has an output ${name}`);
    },
    asset: (key) => {
      const folder = assembly.assets.get(key);
      if (folder === undefined) throw new Error(`no asset is called ${key}`);
      return folder;
    },
  };
}

function scopeOf(stack: StackTemplate, importValue: Scope['importValue']): Scope {
  const scope: Scope = {
    ref: (id) => {
      if (id === 'AWS::NoValue') return undefined;
      if (id === 'AWS::StackName' || id === 'AWS::StackId') return stack.name;
      return (
        pseudoParameters[id] ?? stack.Parameters?.[id]?.Default ?? refOf(namedResource(stack, id, scope))
      );
    },
    getAtt: (id, attribute) => attributeOf(namedResource(stack, id, scope), attribute),
    importValue,
  };
  return scope;
}

/** Evaluates only the properties of a resource that can name it. */
function namedResource(stack: StackTemplate, logicalId: string, scope: Scope): NamedResource {
  const resource = stack.Resources?.[logicalId];
  if (!resource) throw new Error(`stack ${stack.name} has no resource ${logicalId}`);
  const named = nameProperties.flatMap((property) => {
    const value = resource.Properties?.[property];
    return value === undefined ? [] : [[property, resolveIntrinsics(value, scope)] as const];
  });
  return { stack: stack.name, logicalId, type: resource.Type, properties: Object.fromEntries(named) };
}
