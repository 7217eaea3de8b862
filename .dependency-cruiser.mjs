import { readFileSync } from 'node:fs';

/** The rooms of functions/, from the ground up. A room may import the floors below its own only, also for types. */
const floors = JSON.parse(readFileSync(new URL('functions/floors.json', import.meta.url), 'utf8'));
const rooms = floors.slice(3, -1).flat();
const room = `^functions/(${rooms.join('|')})/`;
const rules = `${room}(?!.*(-table|-secret|-source|-events|\\.handler|wire[^/]*|environment)\\.ts$)`;

/** What only the document needs. */
const catalogue = '/api/(gate-)?(operations|responses)\\.ts$|-(operations|messages)\\.ts$';

const floorRules = floors.flatMap((floor, index) =>
  floor.map((each) => ({
    name: `${each}-knows-the-floors-below`,
    comment: 'The order of the rooms: see "The rooms" in docs/architecture.md.',
    severity: 'error',
    from: { path: `^functions/${each}/` },
    to: {
      path: `^functions/(${floors
        .slice(index)
        .flat()
        .filter((other) => other !== each)
        .join('|')})/`,
    },
  })),
);

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nobody-imports-local-or-web',
      severity: 'error',
      from: { pathNot: '^(local|web|bench|test)/' },
      to: { path: '^(local|web)/' },
    },
    {
      name: 'nobody-imports-tools',
      severity: 'error',
      from: { pathNot: '^(tools|test)/' },
      to: { path: '^tools/' },
    },
    {
      name: 'functions-import-functions-only',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(bin|lib|local|web|client|tools|bench|test)/' },
    },
    ...floorRules,
    {
      name: 'rooms-have-a-floor',
      severity: 'error',
      from: { path: '^functions/', pathNot: `^functions/(${floors.flat().join('|')})/` },
      to: {},
    },
    {
      name: 'personal-code-is-pure',
      severity: 'error',
      from: { path: '^functions/personal-code/' },
      to: {
        path: '(^functions/(?!kernel/|personal-code/)|node_modules/(@aws-sdk|@middy|@aws-lambda-powertools)/)',
      },
    },
    {
      name: 'person-keys-is-pure',
      severity: 'error',
      from: { path: '^functions/person-keys/', pathNot: '(-secret|/wire)\\.ts$' },
      to: { path: '(^functions/(?!kernel/|person-keys/)|node_modules/)' },
    },
    {
      name: 'client-scanner-shares-pure-rules',
      comment: 'It runs in browsers: what it shares with the service is rules, messages and formats.',
      severity: 'error',
      from: { path: '^client/scanner/' },
      to: {
        pathNot: [
          '^client/',
          '^functions/(kernel|personal-code|person-keys)/',
          '^functions/(offline|scans|visits)/(?!.*(-table|-secret|-source|-events|\\.handler|wire[^/]*)\\.ts$)',
          '^functions/trust/der\\.ts$',
        ],
      },
    },
    {
      name: 'client-scanner-needs-web-crypto-alone',
      severity: 'error',
      from: { path: '^client/scanner/' },
      to: {
        reachable: true,
        path: '^(node:)?(buffer|crypto|fs|http|https|net|os|path|process|stream|url|util|worker_threads)$|node_modules/',
      },
    },
    {
      name: 'only-adapters-import-an-aws-client',
      severity: 'error',
      from: {
        path: '^functions/',
        pathNot:
          '^functions/table/|(-table|-secret|-source|-events|store-clients|wire[^/]*|\\.handler)\\.ts$',
      },
      to: { path: 'node_modules/@aws-sdk/client-' },
    },
    {
      name: 'only-the-table-layer-marshals',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/table/' },
      to: { path: 'node_modules/@aws-sdk/util-dynamodb/' },
    },
    {
      name: 'lib-names-handlers-and-imports-none',
      severity: 'error',
      from: { path: '^(lib|bin)/' },
      to: { path: '^functions/', pathNot: '^functions/(kernel|openapi|edge/(routes|cors))' },
    },
    {
      name: 'functions-load-no-catalogue',
      comment: 'What the document says would only make bundles heavier; types of it cost nothing.',
      severity: 'error',
      from: { path: '^functions/', pathNot: `^functions/openapi/|${catalogue}` },
      to: {
        path: `^functions/openapi/|${catalogue}`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-know-no-middy',
      severity: 'error',
      from: { path: rules },
      to: { path: 'node_modules/(@middy|@aws-lambda-powertools)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
