const rooms = ['personal-code', 'person-keys', 'trust', 'scans', 'visits', 'firms', 'privacy', 'webhooks'];
const room = `^functions/(${rooms.join('|')})/`;
const rules = `${room}(?!.*(-table|-secret|-source|-events|\\.handler|wire|environment)\\.ts$)`;

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
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
      name: 'kernel-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^functions/kernel/' },
      to: { path: '^(bin|lib|functions|local|web)/', pathNot: '^functions/kernel/' },
    },
    {
      name: 'edge-imports-no-room',
      severity: 'error',
      from: { path: '^functions/edge/' },
      to: { path: room },
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
      from: { path: '^functions/person-keys/' },
      to: { path: '(^functions/(?!kernel/|person-keys/)|node_modules/)' },
    },
    {
      name: 'only-adapters-import-an-aws-client',
      severity: 'error',
      from: {
        path: '^functions/',
        pathNot: '(-table|-secret|-source|-events|store-clients|wire[^/]*|\\.handler)\\.ts$',
      },
      to: { path: 'node_modules/@aws-sdk/client-' },
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
      from: { path: '^functions/', pathNot: '^functions/openapi/|-(operations|responses|messages)\\.ts$' },
      to: {
        path: '^functions/(openapi/|.*-(operations|responses|messages)\\.ts$)',
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
