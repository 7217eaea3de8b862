import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** The values of names in one stack. */
export interface Scope {
  ref(logicalId: string): Json | undefined;
  getAtt(logicalId: string, attribute: string): Json;
  importValue(name: string): Json;
}

/**
 * Evaluates CloudFormation's intrinsic functions in `value`. A property that is `AWS::NoValue` is removed. Throws on any
 * other function.
 */
export function resolveIntrinsics(value: Json, scope: Scope): Json {
  return resolve(value, scope) ?? null;
}

function resolve(value: Json, scope: Scope): Json | undefined {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item) => {
      const resolved = resolve(item, scope);
      return resolved === undefined ? [] : [resolved];
    });
  }
  if (!isJsonObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    return call(name, value[name] ?? null, scope);
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const resolved = resolve(item, scope);
      return resolved === undefined ? [] : [[key, resolved] as const];
    }),
  );
}

function call(name: string, given: Json, scope: Scope): Json | undefined {
  switch (name) {
    case 'Ref':
      return scope.ref(text(given));
    case 'Fn::GetAtt':
      return getAtt(given, scope);
    case 'Fn::ImportValue':
      return scope.importValue(text(resolve(given, scope)));
    case 'Fn::Join': {
      const [separator, items] = list(given);
      return list(resolve(items ?? null, scope))
        .map(text)
        .join(text(separator));
    }
    case 'Fn::Split': {
      const [separator, whole] = list(given);
      return text(resolve(whole ?? null, scope)).split(text(separator));
    }
    case 'Fn::Select': {
      const [index, items] = list(given);
      return list(resolve(items ?? null, scope))[Number(index)] ?? null;
    }
    case 'Fn::Sub':
      return substitute(given, scope);
    default:
      throw new Error(`the template uses ${name}, which the local host does not know`);
  }
}

function getAtt(given: Json, scope: Scope): Json {
  const [logicalId = '', ...attribute] = typeof given === 'string' ? given.split('.') : list(given).map(text);
  return scope.getAtt(logicalId, attribute.join('.'));
}

function substitute(given: Json, scope: Scope): string {
  const [template, variables = {}] = typeof given === 'string' ? [given] : list(given);
  return text(template).replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
    if (literal) return whole.replace('!', '');
    const own = (variables as JsonObject)[name];
    if (own !== undefined) return text(resolve(own, scope));
    return text(name.includes('.') ? getAtt(name, scope) : scope.ref(name));
  });
}

function list(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw new Error('an intrinsic function needs a list here');
  return value as readonly Json[];
}

function text(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error('an intrinsic function needs a string here');
}
