import { isDeepStrictEqual } from 'node:util';
import type { EpochSeconds } from '../kernel/brands.ts';
import type { TrustedCertificate } from '../personal-code/key-bundle.ts';
import { fetchBundle, type FetchDeps } from './fetch-bundle.ts';
import type { KeyBundleSecret, StoredBundle } from './key-bundle-secret.ts';
import type { StoredKeyBundle } from './parse-key-bundle.ts';
import type { Renewal, RenewalFault } from './renewal.ts';

export interface RenewalDeps extends FetchDeps {
  readonly secret: KeyBundleSecret;
  /** Makes a key ready as verification does; throws where it cannot. */
  readonly prepareKey: (certificate: TrustedCertificate) => unknown;
  /** A fresh UUID: the id of the version that this renewal stages. */
  readonly newVersionId: () => string;
}

/**
 * Renews the key bundle: fetch, validate, compare, stage, read back and test, promote. A bundle becomes current only after
 * every step has passed. A renewal that dies between two steps leaves the old bundle in force. Of two renewals at once, the
 * one that promotes later fails as `superseded`. Never throws.
 */
export async function renewKeyBundle(deps: RenewalDeps): Promise<Renewal> {
  const current = await attempt(() => deps.secret.current());
  if (!current.ok) return failed({ fault: 'store_unavailable', error: current.error }, undefined);
  const previous = current.value?.bundle;
  // A bundle with a key that cannot be loaded verifies nothing. If it were carried over, every renewal without a change would fail.
  const sound = previous && canPrepare(previous, deps.prepareKey) ? previous : undefined;
  const fetched = await attempt(() => fetchBundle(deps, sound));
  if (!fetched.ok) return failed({ fault: 'unexpected', error: fetched.error }, previous);
  if (fetched.value.result === 'refused') return failed({ fault: fetched.value.fault }, previous);
  const { result, bundle } = fetched.value;
  const failure = await publish(deps, bundle, current.value);
  return failure ? failed(failure, previous) : { result, bundle, previous };
}

type Failure = Pick<Extract<Renewal, { result: 'failed' }>, 'fault' | 'error'>;

const failed = (failure: Failure, previous: StoredKeyBundle | undefined): Renewal => ({
  result: 'failed',
  ...failure,
  previous,
});

/** Stages, reads back, tests and promotes; whatever happens, its pending label is removed. */
async function publish(
  deps: RenewalDeps,
  bundle: StoredKeyBundle,
  current: StoredBundle | undefined,
): Promise<Failure | undefined> {
  const { secret } = deps;
  const versionId = deps.newVersionId();
  const published = await attempt(async () => {
    await secret.stage(bundle, versionId);
    const fault = faultOfStaged(await secret.staged(versionId), bundle, deps);
    if (!fault) await secret.promote(versionId, current?.versionId);
    return fault;
  });
  const fault = published.ok ? published.value : await whyNotPublished(secret, current, versionId);
  await attempt(() => secret.dropPending(versionId));
  return fault && { fault, ...(published.ok ? {} : { error: published.error }) };
}

/** A failed call may still have been carried out; the current version shows it. */
async function whyNotPublished(
  secret: KeyBundleSecret,
  current: StoredBundle | undefined,
  versionId: string,
): Promise<RenewalFault | undefined> {
  const now = await attempt(() => secret.current());
  if (!now.ok || now.value?.versionId === current?.versionId) return 'store_unavailable';
  return now.value?.versionId === versionId ? undefined : 'superseded';
}

function faultOfStaged(
  staged: StoredBundle | undefined,
  bundle: StoredKeyBundle,
  { clock, prepareKey }: RenewalDeps,
): RenewalFault | undefined {
  if (!staged?.stages.includes('AWSPENDING')) return 'superseded';
  if (!isDeepStrictEqual(staged.bundle, bundle)) return 'staged_bundle_differs';
  return isUsable(bundle, clock(), prepareKey) ? undefined : 'staged_bundle_unusable';
}

/** True for a usable bundle: every key can be loaded, and one is active and valid now. */
function isUsable(
  bundle: StoredKeyBundle,
  now: EpochSeconds,
  prepareKey: RenewalDeps['prepareKey'],
): boolean {
  const { certificates, validUntil } = bundle;
  const usable = ({ status, notBefore, notAfter }: TrustedCertificate) =>
    status === 'active' && notBefore <= now && now <= notAfter;
  return canPrepare(bundle, prepareKey) && now < validUntil && certificates.some(usable);
}

function canPrepare({ certificates }: StoredKeyBundle, prepareKey: RenewalDeps['prepareKey']): boolean {
  try {
    for (const certificate of certificates) prepareKey(certificate);
    return true;
  } catch {
    return false;
  }
}

type Attempt<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown };

/** Turns a thrown fault into a value, so that the clean-up steps always run. */
async function attempt<Value>(step: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await step() };
  } catch (error) {
    return { ok: false, error };
  }
}
