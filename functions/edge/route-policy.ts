import { mayCall } from './access.ts';
import { routes, type Role, type Route, type RouteName } from './routes.ts';

/** Patterns `METHOD/path` of an IAM policy on the API's stage. */
interface RoutePolicy {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

const guarded = (Object.entries(routes) as [RouteName, Route][]).filter(
  ([, { roles }]) => roles !== 'public',
);

/**
 * The routes that a role may call, as patterns for a policy. A `*` there stands for any number of path segments, so
 * `GET/sites/*` lets through more than a site: routes that it lets through but the table does not allow are denied by name.
 */
export function routePolicy(role: Role): RoutePolicy {
  const wanted = guarded.filter(([name]) => mayCall(role, name)).flatMap(([, route]) => patternsOf(route));
  const allow = wanted.filter(
    (pattern, index) => !wanted.some((wider, other) => other !== index && covers(wider, pattern)),
  );
  const deny = guarded
    .filter(([name]) => !mayCall(role, name))
    .flatMap(([, route]) => patternsOf(route))
    .filter((pattern) => allow.some((wider) => covers(wider, pattern)));
  return { allow, deny };
}

/** `GET /sites/{siteId}` → `GET/sites/*` and `HEAD/sites/*` */
const patternsOf = ({ method, path }: Route): readonly string[] =>
  (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((verb) => `${verb}${path.replaceAll(/\{\w+\}/g, '*')}`);

/** True where `wider` matches everything that `pattern` matches. A `*` of the pattern stands for itself. */
function covers(wider: string, pattern: string): boolean {
  const expression = wider.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${expression}$`).test(pattern);
}
