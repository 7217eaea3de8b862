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

export default {
  projects: [kind('unit'), kind('integration'), kind('stacks'), kind('journeys'), kind('browser')],
  collectCoverageFrom: ['functions/**/*.ts'],
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/slow-first.mjs',
  testTimeout: 30_000,
};
