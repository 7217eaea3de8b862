import { routes, type Role, type Route, type RouteName } from '../functions/edge/routes.ts';
import { catalogue } from '../functions/openapi/catalogue.ts';

const columns: readonly Role[] = ['guard', 'scanner', 'integration', 'manager', 'admin', 'host'];

/** Every route with what it does and who may call it: the table of docs/api.md, in Markdown. */
export function routesTable(): string {
  const rows = (Object.keys(routes) as RouteName[]).map((name) => {
    const { method, path, roles }: Route = routes[name];
    const may = columns.map((role) => (roles === 'public' || roles.includes(role) ? '●' : ''));
    const { summary } = catalogue[name];
    return [`\`${method} ${path}\``, roles === 'public' ? `${summary} (public)` : summary, ...may];
  });
  const head = ['route', 'does', ...columns];
  return [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const [begin, end] = ['<!-- routes -->', '<!-- /routes -->'];

/** `text` with `table` between the markers of the table. */
export function withRoutesTable(text: string, table: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error('the markers of the routes are missing');
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}
