/** `npm run deny-certificate`: refuses an issuer's certificate everywhere within five minutes, or lets it in again. */
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { systemClock, toRfc3339 } from '../../functions/kernel/clock.ts';
import { denyListTable, type DenyListTable } from '../../functions/trust/deny-list-table.ts';
import { readKeyBundle } from '../../functions/trust/key-bundle-secret.ts';
import { clientSettings, deploymentOptions, deploymentUsage, findDeployment } from '../shared/deployment.ts';
import { fingerprintOf, keyIdOf, withoutDashes } from '../shared/fingerprint.ts';
import { runTool } from '../shared/run-tool.ts';
import { ToolFailure } from '../shared/tool-failure.ts';

const usage = `npm run deny-certificate -- add SHA256 --reason TEXT
npm run deny-certificate -- remove SHA256
npm run deny-certificate -- list

SHA256       of the certificate: in hex, as openssl x509 -fingerprint -sha256 prints it, or the key id from /v1/key-bundle
${deploymentUsage}`;

await runTool(usage, async () => {
  const { values, positionals } = parseArgs({
    args: withoutDashes(process.argv.slice(2)),
    allowPositionals: true,
    options: { ...deploymentOptions, reason: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const change = parseChange(positionals, values.reason);
  const deployment = await findDeployment(values);
  const database = new DynamoDBClient(clientSettings(deployment, 'dynamodb'));
  const secrets = new SecretsManagerClient(clientSettings(deployment, 'secretsmanager'));
  const table = denyListTable(database, deployment.registryTable);
  try {
    await carryOut(change, table, readKeyBundle(secrets, deployment.keyBundleSecret));
    return 0;
  } catch (error) {
    if (!(error instanceof Error) || !('$metadata' in error)) throw error;
    throw new ToolFailure(`AWS refused: ${error.name}: ${error.message}`, { cause: error });
  } finally {
    database.destroy();
    secrets.destroy();
  }
});

type Change =
  | { readonly what: 'add'; readonly keyId: string; readonly reason: string }
  | { readonly what: 'remove'; readonly keyId: string }
  | { readonly what: 'list' };

function parseChange(positionals: readonly string[], reason: string | undefined): Change {
  const [what, fingerprint, ...more] = positionals;
  if (what === 'list' && fingerprint === undefined) return { what };
  if ((what !== 'add' && what !== 'remove') || fingerprint === undefined || more.length > 0) {
    throw new ToolFailure(usage);
  }
  const keyId = keyIdOf(fingerprint);
  if (what === 'remove') return { what, keyId };
  if (!reason?.trim()) throw new ToolFailure('Say why with --reason: the next person on duty will ask.');
  return { what, keyId, reason };
}

async function carryOut(
  change: Change,
  table: DenyListTable,
  readBundle: ReturnType<typeof readKeyBundle>,
): Promise<void> {
  switch (change.what) {
    case 'list': {
      const denials = await table.list();
      for (const { keyId, deniedAt, reason } of denials) {
        console.log(`${fingerprintOf(keyId)}  ${deniedAt}  ${reason}`);
      }
      if (denials.length === 0) console.log('No certificate is denied.');
      return;
    }
    case 'remove':
      await table.remove(change.keyId);
      console.log(
        `${fingerprintOf(change.keyId)} is not denied any more. This takes effect within 5 minutes.`,
      );
      return;
    case 'add':
      await table.add({ ...change, deniedAt: toRfc3339(systemClock()) });
      console.log(`${fingerprintOf(change.keyId)} is denied. Its codes are rejected (K04) within 5 minutes.`);
      for (const line of await consequences(change.keyId, table, readBundle)) console.log(line);
  }
}

/** Tells the operator what the bundle is without this certificate. The denial is in force whatever happens here. */
async function consequences(
  keyId: string,
  table: DenyListTable,
  readBundle: ReturnType<typeof readKeyBundle>,
): Promise<string[]> {
  const bundle = await readBundle().catch(() => undefined);
  if (!bundle)
    return ['The key bundle cannot be read, so the command cannot check that the certificate is in it.'];
  const denied = new Set((await table.list()).map((denial) => denial.keyId));
  const lines: string[] = [];
  if (!bundle.certificates.some((one) => one.keyId === keyId)) {
    lines.push(
      'It is not in the key bundle in force: check the fingerprint. Only certificates that sign codes can be denied. To stop trusting an authority, deploy other trustAnchors.',
    );
  }
  const left = bundle.certificates.filter((one) => one.status === 'active' && !denied.has(one.keyId));
  if (left.length === 0) {
    lines.push(
      'No other certificate is active. No code verifies until the issuer publishes one and a renewal runs.',
    );
  }
  return lines;
}
