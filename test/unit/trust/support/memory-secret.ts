import type { KeyBundleSecret } from '../../../../functions/trust/key-bundle-secret.ts';
import { parseKeyBundle, type StoredKeyBundle } from '../../../../functions/trust/parse-key-bundle.ts';

export type SecretStep = keyof KeyBundleSecret;

interface Version {
  readonly text: string;
  stages: string[];
}

/** A secret with version stages in memory, by the rules of Secrets Manager. */
export class MemorySecret implements KeyBundleSecret {
  readonly versions = new Map<string, Version>();

  /** Starts with a version in force: a bundle, or the first text of a new secret. */
  constructor(inForce?: StoredKeyBundle | string) {
    const text = typeof inForce === 'string' ? inForce : JSON.stringify(inForce);
    if (inForce !== undefined) this.versions.set('v0', { text, stages: ['AWSCURRENT'] });
  }

  /** The bundle in force. */
  get inForce(): StoredKeyBundle | undefined {
    return parseKeyBundle(this.versions.get(this.holderOf('AWSCURRENT') ?? '')?.text ?? '');
  }

  holderOf(stage: string): string | undefined {
    return [...this.versions].find(([, { stages }]) => stages.includes(stage))?.[0];
  }

  current = () => this.read(this.holderOf('AWSCURRENT'));
  staged = (versionId: string) => this.read(versionId);

  stage = async (bundle: StoredKeyBundle, versionId: string): Promise<void> => {
    this.versions.set(versionId, { text: JSON.stringify(bundle), stages: [] });
    this.move('AWSPENDING', versionId);
    if (this.holderOf('AWSCURRENT') === undefined) this.move('AWSCURRENT', versionId);
    return Promise.resolve();
  };

  promote = async (versionId: string, fromVersionId: string | undefined): Promise<void> => {
    const holder = this.holderOf('AWSCURRENT');
    if (holder !== versionId && holder !== fromVersionId) throw new Error('InvalidParameterException');
    this.move('AWSCURRENT', versionId);
    return Promise.resolve();
  };

  dropPending = async (versionId: string): Promise<void> => {
    if (this.holderOf('AWSPENDING') === versionId) this.move('AWSPENDING', undefined);
    return Promise.resolve();
  };

  private async read(versionId: string | undefined) {
    const version = this.versions.get(versionId ?? '');
    if (versionId === undefined || !version) return Promise.resolve(undefined);
    return Promise.resolve({ bundle: parseKeyBundle(version.text), versionId, stages: version.stages });
  }

  private move(stage: string, to: string | undefined): void {
    for (const [id, version] of this.versions) {
      version.stages = version.stages.filter((one) => one !== stage);
      if (id === to) version.stages.push(stage);
    }
  }
}

/** The same secret, with `interfere` between each call and its answer. */
export function interfering(
  secret: KeyBundleSecret,
  interfere: <Answer>(step: SecretStep, call: () => Promise<Answer>) => Promise<Answer>,
): KeyBundleSecret {
  return {
    current: () => interfere('current', () => secret.current()),
    stage: (bundle, id) => interfere('stage', () => secret.stage(bundle, id)),
    staged: (id) => interfere('staged', () => secret.staged(id)),
    promote: (id, from) => interfere('promote', () => secret.promote(id, from)),
    dropPending: (id) => interfere('dropPending', () => secret.dropPending(id)),
  };
}
