const common = {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
const kind = (displayName, more = {}) => ({
  ...common,
  displayName,
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
  ...more,
});

/** Kinds of tests that start hosts or synthesise the apps' stack. */
const withApps = { globalSetup: '<rootDir>/test/build-apps.mjs' };

export default {
  projects: [
    kind('unit'),
    kind('integration'),
    kind('stacks', withApps),
    kind('journeys', withApps),
    kind('browser', withApps),
  ],
  collectCoverageFrom: ['functions/**/*.ts'],
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/slow-first.mjs',
  testTimeout: 30_000,
};
