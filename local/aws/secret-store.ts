import { createHash } from 'node:crypto';

/** A value of a secret with the labels (version stages) it carries. */
export interface SecretVersion {
  readonly versionId: string;
  readonly value: string;
  readonly stages: readonly string[];
  /** Epoch seconds. */
  readonly createdAt: number;
}

export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly versions: readonly SecretVersion[];
}

/** An error of a stand-in, with the name that the service of AWS gives it. */
export class ServiceFault extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Moves the label to one version. The version that loses AWSCURRENT becomes AWSPREVIOUS. */
export function moveStage(secret: Secret, stage: string, toVersionId: string | undefined): Secret {
  const holder = secret.versions.find(({ stages }) => stages.includes(stage));
  const moved = secret.versions.map((version) => {
    const others = version.stages.filter((held) => held !== stage);
    return { ...version, stages: version.versionId === toVersionId ? [...others, stage] : others };
  });
  const next = { ...secret, versions: moved };
  const displaced = stage === 'AWSCURRENT' && holder && holder.versionId !== toVersionId;
  return displaced ? moveStage(next, 'AWSPREVIOUS', holder.versionId) : next;
}

/** Adds a version with its labels. A version without any label is deprecated and deleted, as in Secrets Manager. */
export function addVersion(secret: Secret, version: SecretVersion): Secret {
  const added: Secret = { ...secret, versions: [...secret.versions, { ...version, stages: [] }] };
  const labelled = version.stages.reduce((so, stage) => moveStage(so, stage, version.versionId), added);
  return { ...labelled, versions: labelled.versions.filter(({ stages }) => stages.length > 0) };
}

/** Finds the version with this id and label; the current one where neither is named. */
export function findVersion(secret: Secret, versionId?: string, stage?: string): SecretVersion | undefined {
  const wanted = stage ?? (versionId === undefined ? 'AWSCURRENT' : undefined);
  return secret.versions.find(
    (version) =>
      (versionId === undefined || version.versionId === versionId) &&
      (wanted === undefined || version.stages.includes(wanted)),
  );
}

/** The version id of a generated value: always the same for the same secret. */
export const firstVersionId = (arn: string): string =>
  createHash('sha256').update(arn).digest('hex').slice(0, 32);
