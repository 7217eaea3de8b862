import type { RequestListener } from 'node:http';
import { KeyObject, randomUUID } from 'node:crypto';
import { epochSeconds } from '../../functions/kernel/clock.ts';
import { signingKey } from '../../functions/personal-code/node-crypto.ts';
import { certificateSource, type CertificateSource } from '../../functions/trust/certificate-source.ts';
import type { KeyBundleSecret } from '../../functions/trust/key-bundle-secret.ts';
import { renewKeyBundle } from '../../functions/trust/renew-key-bundle.ts';
import type { Renewal } from '../../functions/trust/renewal.ts';
import { reportRenewal } from '../../functions/trust/report-renewal.ts';
import { serve, serveTls } from '../integration/trust/support/issuer-server.ts';
import {
  issue,
  keyIdOf,
  now,
  pem,
  pin,
  root,
  signerName,
  type Holder,
} from '../unit/trust/support/authority.ts';
import { chainCases, chainOf } from '../unit/trust/support/chain-cases.ts';
import { interfering, MemorySecret, type SecretStep } from '../unit/trust/support/memory-secret.ts';
import type { ConformanceCase } from './conformance-case.ts';

const profileId = 'conformance.sandbox';
const limits = { timeoutMs: 1_000, answerBytes: 128 * 1024 };
const anchor = await root();
const held = await issue({ by: anchor, startsInDays: -30 });
const next = await issue({ by: anchor });
const answering =
  (...holders: readonly Holder[]): CertificateSource =>
  () =>
    Promise.resolve({ result: 'fetched', body: Buffer.from(pem(...holders)) });
const [publishesHeld, publishesNext] = [answering(held, anchor), answering(next, anchor)];

interface Run {
  readonly source: CertificateSource;
  readonly address?: string;
  readonly anchors?: readonly Holder[];
}

const renew = (secret: KeyBundleSecret, { source, address, anchors = [anchor] }: Run): Promise<Renewal> =>
  renewKeyBundle({
    profile: {
      id: profileId,
      algorithms: ['ES256'],
      certificates: {
        addresses: [address ?? 'https://issuer.invalid/'],
        format: 'pem',
        trustAnchors: anchors.map(pin),
        subjectName: signerName,
        keyUsage: 'digitalSignature',
        refreshHours: 6,
        warnAfterHours: 12,
        staleAfterHours: 48,
      },
    },
    source,
    secret,
    prepareKey: signingKey,
    clock: () => epochSeconds(now),
    newVersionId: randomUUID,
  });

const wordOf = (renewal: Renewal): string =>
  renewal.result === 'failed' ? `refused, ${renewal.fault}` : renewal.result;
const alarmOf = (renewal: Renewal): string =>
  new Map(reportRenewal(renewal, profileId, epochSeconds(now)).metrics).get('RenewalFailed') === 1
    ? 'alarm'
    : 'no alarm';
const textIn = (secret: MemorySecret) => secret.versions.get(secret.holderOf('AWSCURRENT') ?? '')?.text;
const refusedAs = (fault: string) => `refused, ${fault}; old bundle in force; alarm; next run renewed`;

/** A bundle is in force, the issuer misbehaves, and then answers correctly again. */
async function faultOf(run: Run): Promise<string> {
  const anchors = run.anchors ?? [anchor];
  const secret = new MemorySecret('generated');
  await renew(secret, { source: publishesHeld, anchors });
  const before = textIn(secret);
  const renewal = await renew(secret, { ...run, anchors });
  const isWhole = textIn(secret) === before && secret.holderOf('AWSPENDING') === undefined;
  const serves = isWhole ? 'old bundle in force' : 'the bundle changed';
  const after = await renew(secret, { source: publishesNext, anchors });
  return [wordOf(renewal), serves, alarmOf(renewal), `next run ${wordOf(after)}`].join('; ');
}

const over = (answer: RequestListener) => async () => {
  const server = await serve(answer);
  try {
    return await faultOf({ source: certificateSource('sandbox', limits), address: server.url });
  } finally {
    await server.close();
  }
};

async function untrustedTls(): Promise<string> {
  const holder = await issue({ name: 'localhost' });
  const key = KeyObject.from(holder.keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  const server = await serveTls({ key, cert: pem(holder) }, (_, response) => response.end(pem(next, anchor)));
  try {
    return await faultOf({ source: certificateSource('production', limits), address: server.url });
  } finally {
    await server.close();
  }
}

const plainWhereTlsShouldBe = async () => {
  const server = await serve((_, response) => response.end(pem(next, anchor)));
  try {
    const address = server.url.replace('http:', 'https:');
    return await faultOf({ source: certificateSource('production', limits), address });
  } finally {
    await server.close();
  }
};

const answers: readonly (readonly [string, string, () => Promise<string>])[] = [
  ['an answer that never begins', 'timed_out', over(() => undefined)],
  ['a TLS certificate that nobody trusts', 'tls_failed', untrustedTls],
  ['an answer without TLS', 'tls_failed', plainWhereTlsShouldBe],
  ['an error of the server', 'unexpected_status', over((_, response) => response.writeHead(500).end())],
  [
    '"not modified", though no entity tag was sent',
    'redirected',
    over((_, response) => response.writeHead(304).end()),
  ],
  [
    'a certificate older than ours',
    'older_than_ours',
    async () => faultOf({ source: answering(await issue({ by: anchor, startsInDays: -60 }), anchor) }),
  ],
];

const steps: readonly SecretStep[] = ['current', 'stage', 'staged', 'promote', 'dropPending'];

/** A renewal that crashes at a step, before or after the store executes it. */
async function deathAt(deadly: SecretStep, when: 'before' | 'after'): Promise<string> {
  const secret = new MemorySecret('generated');
  await renew(secret, { source: publishesHeld });
  let died: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    died = resolve;
  });
  const dying = interfering(secret, async (step, call) => {
    if (step !== deadly) return call();
    if (when === 'after') await call();
    died();
    return new Promise<never>(() => undefined);
  });
  void renew(dying, { source: publishesNext });
  await death;
  const whole = isWhole(secret) ? 'a whole bundle is in force' : 'the bundle is not whole';
  const after = await renew(secret, { source: publishesNext });
  const held = secret.inForce?.certificates.some(({ keyId }) => keyId === keyIdOf(next));
  return `${whole}; next run ${after.result === 'failed' ? 'failed' : 'succeeds'}; the new certificate is ${held ? '' : 'not '}held`;
}

/** One renewal completes before another one executes its step. */
async function overtakenAt(at: SecretStep): Promise<string> {
  const secret = new MemorySecret('generated');
  await renew(secret, { source: publishesHeld });
  const others: string[] = [];
  let overtaking = true;
  const slow = interfering(secret, async (step, call) => {
    if (step === at && overtaking) {
      overtaking = false;
      others.push(wordOf(await renew(secret, { source: publishesNext })));
    }
    return call();
  });
  const mine = wordOf(await renew(slow, { source: publishesNext }));
  const label = secret.holderOf('AWSPENDING') === undefined ? 'no label left' : 'a label left';
  return [`one ${others.join()}`, `the other ${mine}`, label, isWhole(secret) ? 'whole' : 'not whole'].join(
    '; ',
  );
}

const isWhole = ({ inForce }: MemorySecret) => (inForce?.certificates.length ?? 0) > 0;

/** Rows L01, L02 and L04 through a renewal, against a bundle in force. */
export const renewalCases = (): readonly ConformanceCase[] => [
  ...answers.map(([title, fault, run]) => ({
    row: 'L01',
    title,
    way: 'renewal' as const,
    expected: refusedAs(fault),
    run,
  })),
  ...Object.entries(chainCases).map(([title, one]) => ({
    row: 'L02',
    title,
    way: 'renewal' as const,
    expected: refusedAs(one.fault),
    run: async () => {
      const chain = await chainOf(one);
      return faultOf({ source: answering(...chain), anchors: [anchor, chain[2]] });
    },
  })),
  ...steps.flatMap((step) =>
    (['before', 'after'] as const).map((when) => ({
      row: 'L04',
      title: `it dies ${when} the store carried out the step \`${step}\``,
      way: 'renewal' as const,
      expected: 'a whole bundle is in force; next run succeeds; the new certificate is held',
      run: () => deathAt(step, when),
    })),
  ),
  ...(['stage', 'staged', 'promote'] as const).map((step) => ({
    row: 'L04',
    title: `one is overtaken before its step \`${step}\``,
    way: 'renewal' as const,
    expected: 'one renewed; the other refused, superseded; no label left; whole',
    run: () => overtakenAt(step),
  })),
];
