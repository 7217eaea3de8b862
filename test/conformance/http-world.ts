import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SignJWT } from 'jose';
import { denyListTable } from '../../functions/trust/deny-list-table.ts';
import type { StandIn } from '../../local/aws/stand-in.ts';
import type { Host } from '../../local/host/host.ts';
import type { CertificateMode, Signer } from '../../functions/sandbox-issuer/issuer.ts';
import { passTime } from '../../local/host/shared-clock.ts';
import { client, clientFor, makeCode, type Answer, type Client } from '../journeys/support/client.ts';
import { randomBytes } from 'node:crypto';
import { systemClock } from '../../functions/kernel/clock.ts';
import { dayKeyTable } from '../../functions/seals/day-key-table.ts';
import { dayKeys } from '../../functions/seals/day-keys.ts';
import { itemSeals } from '../../functions/seals/item-seals.ts';
import { kmsKeyWrap } from '../../functions/seals/key-wrap.ts';
import { fromWire } from '../../functions/table/wire.ts';

type Members = Readonly<Record<string, unknown>>;

/** The members in which a code differs from a good one; an `undefined` member is left out. */
export interface LiveRecipe {
  readonly header?: Members;
  readonly claims?: Members;
  readonly signer?: Signer;
}

/** Uses one running host through its HTTP API, its issuer and the stand-in for Secrets Manager. */
export async function httpWorld(host: Host) {
  const { url, issuer } = host;
  const { body: view } = await client(url).get('/sandbox/deployment');
  const SecretId = String(view['keyBundleSecret']);
  const secrets = new SecretsManagerClient({
    endpoint: host.deployment.standIn.url,
    region: String(view['region']),
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let visitors = 0;
  let guards = new Map<string, Promise<Client>>();
  const guard = (member: string): Promise<Client> => {
    const known = guards.get(member) ?? clientFor(url, member);
    guards.set(member, known);
    return known;
  };
  const post = async (path: string, body: object): Promise<Members> =>
    (await client(url).post(`/sandbox${path}`, body)).body;
  const failures = async (): Promise<number> => {
    const { body } = await client(url).get('/sandbox/metrics');
    const sums = body['items'] as { name: string; sum: number }[];
    return sums.find(({ name }) => name === 'RenewalFailed')?.sum ?? 0;
  };
  /** A unique name in letters. */
  const newName = (): string => `Visitor ${letters((visitors += 1))}`;
  const scanAs = async (member: string, code: string, scanId: string = randomUUID()): Promise<Answer> =>
    (await guard(member)).post('/v1/sites/harbour-court/scans', { scanId, gateId: 'main', code });
  const sign = ({ header = {}, claims = {}, signer = issuer.signer() }: LiveRecipe = {}): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      iss: 'https://sandbox.invalid',
      iat: now,
      exp: now + 60,
      jti: randomUUID(),
      name_en: newName(),
      id_prefix: 'A123',
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'personal-code+jwt', 'x5t#S256': signer.keyId, ...header })
      .sign(signer.holder.keys.privateKey);
  };

  return {
    issuer,
    newName,
    sign,
    scanAs,
    /** The answer to a guard's scan. */
    scan: (code: string, scanId?: string) => scanAs('guard', code, scanId),
    /** The result of a guard's scan of a code, in one or two words. */
    tell: async (code: string) => wordsOf(await scanAs('guard', code)),
    /** A code that the sandbox makes. */
    order: (request: object) => makeCode(url, { englishName: newName(), idPrefix: 'A123', ...request }),
    behave: (mode: CertificateMode) => post('/certificates', { mode }),
    /** `renewed`, `unchanged`, or the reason of the failure. */
    renew: async (): Promise<string> => {
      const { result, detail } = await post('/renewal', {});
      return result === 'failed'
        ? String(detail).replace('the renewal failed: ', 'refused, ')
        : String(result);
    },
    restart: () => post('/restart', {}),
    /** Moves the clock forward; members have to sign in again afterwards. */
    pass: (seconds: number) => {
      passTime(seconds);
      guards = new Map();
    },
    failures,
    /** Waits until the given number of failed renewals is counted: functions log a moment after they answer. */
    failuresReach: async (wanted: number): Promise<boolean> => {
      for (let tries = 0; tries < 40; tries += 1) {
        if ((await failures()) >= wanted) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return (await failures()) === wanted;
    },
    setFault: (decide: Parameters<StandIn['setFault']>[0]) => {
      host.deployment.standIn.setFault(decide);
    },
    /** The text of the bundle in force. */
    inForce: async () => (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '',
    putInForce: (text: string) =>
      secrets.send(
        new PutSecretValueCommand({
          SecretId,
          SecretString: text,
          ClientRequestToken: randomUUID(),
          VersionStages: ['AWSCURRENT'],
        }),
      ),
    isPending: async () => {
      const { VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
      return Object.values(VersionIdsToStages).some((stages) => stages.includes('AWSPENDING'));
    },
    /** The operators' deny list; in force after at most five minutes. */
    denyList: denyListTable(host.deployment.dynamodb, host.deployment.registryTable),
    /** All stored data about visits, with what is sealed opened, as text. */
    stored: async () => {
      const { dynamodb, standIn } = host.deployment;
      const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: String(view['visitsTable']) }));
      const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
      const keyId = String(view['sealKey']);
      const keys = dayKeys({
        table: dayKeyTable({ client: dynamodb, name: String(view['dayKeysTable']) }),
        wrap: kmsKeyWrap({ keyId, region: String(view['region']), endpoint: standIn.url, credentials }),
        clock: systemClock,
        randomBytes,
      });
      const seals = itemSeals({ keys, randomBytes, clock: systemClock, lost: () => undefined });
      return JSON.stringify(await Promise.all(Items.map((item) => seals.open(fromWire(item)))));
    },
    /** All output of the functions. */
    printed: () => JSON.stringify(host.functionLog.lines()),
    close: () => {
      secrets.destroy();
    },
  };
}

export type HttpWorld = Awaited<ReturnType<typeof httpWorld>>;

/** `checked_in`, `rejected S01`, `503 L03`. */
export function wordsOf({ status, body }: Answer): string {
  const { outcome, ref, detail, code } = body;
  if (typeof outcome === 'string') return typeof ref === 'string' ? `${outcome} ${ref}` : outcome;
  return `${String(status)} ${/\((\w+)\)/.exec(String(detail))?.[1] ?? String(code)}`;
}

const letters = (number: number): string =>
  number.toString(26).replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
