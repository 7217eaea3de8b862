import { appNames, buildApp } from '../lib/web/build-scanner-app.ts';

/**
 * Builds the apps once, before the first test that starts a host. Otherwise hosts that start at the same time would each
 * build them, and on two cores that takes longer than the tests wait.
 */
export default async function buildApps() {
  for (const name of appNames) await buildApp(name, () => undefined);
}
