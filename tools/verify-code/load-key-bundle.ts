import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { epochSeconds } from '../../functions/kernel/clock.ts';
import type { KeyBundle } from '../../functions/personal-code/key-bundle.ts';
import type { Profile } from '../../functions/personal-code/profile.ts';
import { certificateFaults } from '../../functions/trust/certificate-fault.ts';
import { readDenyList } from '../../functions/trust/deny-list-table.ts';
import { fetchBundle } from '../../functions/trust/fetch-bundle.ts';
import { readKeyBundle } from '../../functions/trust/key-bundle-secret.ts';
import { readCertificates } from '../../functions/trust/read-certificates.ts';
import { clientSettings, type Deployment } from '../shared/deployment.ts';
import { ToolFailure } from '../shared/tool-failure.ts';

/** Seconds as in the secret, or RFC 3339 as `/v1/key-bundle` shows them. */
const instant = z.pipe(
  z.union([z.int(), z.iso.datetime({ offset: true })]),
  z.transform((at): EpochSeconds => epochSeconds(typeof at === 'number' ? at : Date.parse(at) / 1000)),
);
const bundleSchema = z.object({
  profileId: z.string(),
  fetchedAt: instant,
  validUntil: instant,
  certificates: z.array(
    z.object({
      keyId: z.string(),
      algorithm: z.enum(['ES256', 'PS256', 'RS256']),
      der: z.string(),
      notBefore: instant,
      notAfter: instant,
      status: z.enum(['active', 'retiring']),
    }),
  ),
  deniedKeyIds: z._default(z.array(z.string()), []),
});

/** Reads a key bundle from the JSON of the secret, or of what `GET /v1/key-bundle` answers. */
export function bundleFromJson(content: Buffer, name: string): KeyBundle {
  try {
    return { schemaVersion: 1, ...bundleSchema.parse(JSON.parse(content.toString())) };
  } catch (error) {
    throw new ToolFailure(`${name} is not a key bundle in the form of the secret or of GET /v1/key-bundle.`, {
      cause: error,
    });
  }
}

/** The bundle in force in a deployment, with its deny list, read as the functions read it. */
export async function bundleOfDeployment(deployment: Deployment): Promise<KeyBundle | undefined> {
  const secrets = new SecretsManagerClient(clientSettings(deployment, 'secretsmanager'));
  const database = new DynamoDBClient(clientSettings(deployment, 'dynamodb'));
  try {
    const [bundle, deniedKeyIds] = await Promise.all([
      readKeyBundle(secrets, deployment.keyBundleSecret)(),
      readDenyList(database, deployment.registryTable)(),
    ]);
    return bundle && { ...bundle, deniedKeyIds };
  } catch (error) {
    throw new ToolFailure(`The key bundle cannot be read: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  } finally {
    secrets.destroy();
    database.destroy();
  }
}

export interface CertificatesFile {
  readonly name: string;
  readonly content: Buffer;
  /** SHA-256 in hex of certificates to end in; without them every certificate in the file is trusted. */
  readonly trustAnchors: readonly string[];
}

/** Makes the bundle that a renewal would make of a file that holds what an issuer publishes. */
export async function bundleFromCertificates(
  { name, content, trustAnchors }: CertificatesFile,
  profile: Profile,
  now: EpochSeconds,
): Promise<KeyBundle> {
  const format = formatOf(name) ?? profile.certificates.format;
  const read = readCertificates(content, format);
  const given = read.ok ? read.value.map(({ fingerprint }) => fingerprint) : [];
  const certificates = {
    ...profile.certificates,
    addresses: [name],
    format,
    trustAnchors: trustAnchors.length > 0 ? trustAnchors : given,
  };
  const fetched = await fetchBundle(
    {
      profile: { ...profile, certificates },
      source: () => Promise.resolve({ result: 'fetched', body: content }),
      clock: () => now,
    },
    undefined,
  );
  if (fetched.result !== 'refused') return fetched.bundle;
  const { fault } = fetched;
  const why = fault in certificateFaults ? certificateFaults[fault as keyof typeof certificateFaults] : '';
  throw new ToolFailure(
    `A renewal would refuse the certificates in ${name} (${fault}). ${why} ${adviceOn(fault, profile)}`.trim(),
  );
}

const formats = { pem: 'pem', crt: 'pem', der: 'der', cer: 'der', json: 'jwks', jwks: 'jwks' } as const;

const formatOf = (name: string) =>
  Object.entries(formats).find(([ending]) => name.toLowerCase().endsWith(`.${ending}`))?.[1];

/** The part of a profile that decides this fault. */
function adviceOn(fault: string, { algorithms, certificates: { subjectName } }: Profile): string {
  switch (fault) {
    case 'leaf_has_wrong_name':
      return `The profile expects the common name “${subjectName}” (certificates.subjectName).`;
    case 'leaf_has_wrong_algorithm':
      return `The profile allows ${algorithms.join(', ')} (algorithms).`;
    case 'certificate_unparsable':
      return 'The format follows from the file name (.pem, .der, .json), otherwise from certificates.format.';
    default:
      return '';
  }
}
