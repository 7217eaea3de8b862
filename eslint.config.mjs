import tseslint from 'typescript-eslint';

const browserNames = [
  'AbortSignal',
  'DOMParser',
  'OffscreenCanvas',
  'Option',
  'TextEncoder',
  'URLSearchParams',
  'btoa',
  'clearTimeout',
  'crypto',
  'document',
  'fetch',
  'localStorage',
  'location',
  'matchMedia',
  'navigator',
  'setInterval',
  'setTimeout',
  'window',
];

export default tseslint.config(
  {
    ignores: [
      '.gatehouse/**',
      'cdk.out/**',
      'client/api-types.ts',
      'coverage/**',
      'data/**',
      'drafts/**',
      'reports/**',
      'node_modules/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // The clock, chance and the environment are read where things are wired, nowhere else.
    files: ['functions/**/*.ts'],
    ignores: [
      'functions/kernel/clock.ts',
      'functions/**/*.handler.ts',
      'functions/**/wire*.ts',
      'functions/**/environment.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Pass configuration in; only wiring reads it.' },
        { object: 'Date', property: 'now', message: 'Pass a Clock in.' },
        { object: 'Math', property: 'random', message: 'Pass an id maker in.' },
      ],
    },
  },
  {
    // Programs for a terminal print on it.
    files: ['local/**/*.ts', 'bench/**/*.ts', 'tools/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    // Pages are plain JavaScript: no types to check by, so at least every name has to be known.
    files: ['web/**/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { projectService: false, program: null },
      globals: Object.fromEntries(browserNames.map((name) => [name, 'readonly'])),
    },
    rules: { ...tseslint.configs.disableTypeChecked.rules, 'no-undef': 'error' },
  },
);
