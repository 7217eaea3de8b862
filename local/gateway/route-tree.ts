/** A place in the tree of resources. */
export interface RouteNode<Method> {
  readonly children: Map<string, RouteNode<Method>>;
  /** `{siteId}`: a child for any segment. */
  parameter:
    { readonly name: string; readonly greedy: boolean; readonly node: RouteNode<Method> } | undefined;
  /** By HTTP method; `ANY` for all others. */
  readonly methods: Map<string, Method>;
}

export interface Match<Method> {
  readonly method: Method;
  readonly pathParameters: Readonly<Record<string, string>> | null;
}

/** A resource without children and methods. */
export function routeNode<Method>(): RouteNode<Method> {
  return { children: new Map(), parameter: undefined, methods: new Map() };
}

/** Adds (or finds) the child for a path part as API Gateway writes it: `sites`, `{siteId}`, `{proxy+}`. */
export function childNode<Method>(parent: RouteNode<Method>, pathPart: string): RouteNode<Method> {
  const [, name, plus] = /^\{(\w+)(\+?)\}$/.exec(pathPart) ?? [];
  const there = name === undefined ? parent.children.get(pathPart) : parent.parameter?.node;
  const node = there ?? routeNode<Method>();
  if (name === undefined) parent.children.set(pathPart, node);
  else parent.parameter ??= { name, greedy: plus === '+', node };
  return node;
}

/** Finds the method for a path such as `/sites/a/visits`. A literal segment goes before a parameter, as in API Gateway. */
export function matchRoute<Method>(
  root: RouteNode<Method>,
  verb: string,
  path: string,
): Match<Method> | undefined {
  const segments = path.split('/').slice(1);
  if (segments.at(-1) === '') segments.pop();
  const parameters: Record<string, string> = {};
  let node = root;
  for (const [index, segment] of segments.entries()) {
    const child = node.children.get(segment);
    if (child) {
      node = child;
      continue;
    }
    if (!node.parameter || segment === '') return undefined;
    const { name, greedy, node: next } = node.parameter;
    const value = decode(greedy ? segments.slice(index).join('/') : segment);
    if (value === undefined) return undefined;
    parameters[name] = value;
    node = next;
    if (greedy) break;
  }
  const method = node.methods.get(verb) ?? node.methods.get('ANY');
  return method && { method, pathParameters: Object.keys(parameters).length > 0 ? parameters : null };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
