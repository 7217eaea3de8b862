import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { addVersion, findVersion, moveStage, ServiceFault, type Secret } from './secret-store.ts';

const secretId = z.string().check(z.minLength(1));
const operations = {
  GetSecretValue: z.object({
    SecretId: secretId,
    VersionId: z.optional(z.string()),
    VersionStage: z.optional(z.string()),
  }),
  PutSecretValue: z.object({
    SecretId: secretId,
    ClientRequestToken: z._default(z.string().check(z.minLength(32), z.maxLength(64)), randomUUID),
    SecretString: z.string().check(z.minLength(1), z.maxLength(65_536)),
    VersionStages: z._default(z.array(z.string()).check(z.minLength(1), z.maxLength(20)), ['AWSCURRENT']),
  }),
  UpdateSecretVersionStage: z.object({
    SecretId: secretId,
    VersionStage: z.string(),
    MoveToVersionId: z.optional(z.string()),
    RemoveFromVersionId: z.optional(z.string()),
  }),
  DescribeSecret: z.object({ SecretId: secretId }),
};

type Operation = keyof typeof operations;
type Input<Name extends Operation> = z.output<(typeof operations)[Name]>;

/** Where secrets are kept between calls (and, with a data folder, between runs). */
export interface SecretKeeper {
  readonly secrets: Map<string, Secret>;
  /** Called after every change. */
  changed(): void;
}

/** Answers one operation of Secrets Manager. Throws {@link ServiceFault} where AWS would answer with an error. */
export function secretsManager(keeper: SecretKeeper, nowSeconds: () => number) {
  const find = (id: string): Secret => {
    const secret = keeper.secrets.get(id) ?? [...keeper.secrets.values()].find(({ name }) => name === id);
    if (!secret) throw notFound("Secrets Manager can't find the specified secret.");
    return secret;
  };
  const keep = (secret: Secret): void => {
    keeper.secrets.set(secret.arn, secret);
    keeper.changed();
  };

  const answers = {
    GetSecretValue: ({ SecretId, VersionId, VersionStage }: Input<'GetSecretValue'>) => {
      const secret = find(SecretId);
      const version = findVersion(secret, VersionId, VersionStage);
      if (!version && VersionId && VersionStage && findVersion(secret, VersionId)) {
        throw new ServiceFault('InvalidRequestException', 'that version does not carry that VersionStage');
      }
      if (!version) throw notFound("Secrets Manager can't find the specified secret value.");
      return {
        ...nameAndArn(secret),
        VersionId: version.versionId,
        VersionStages: version.stages,
        SecretString: version.value,
        CreatedDate: version.createdAt,
      };
    },

    PutSecretValue: (input: Input<'PutSecretValue'>) => {
      const secret = find(input.SecretId);
      const versionId = input.ClientRequestToken;
      const there = findVersion(secret, versionId);
      if (there && there.value !== input.SecretString) {
        throw new ServiceFault('ResourceExistsException', 'this version already has another value');
      }
      if (!there) {
        const version = { versionId, value: input.SecretString, createdAt: nowSeconds() };
        const first = secret.versions.length === 0 ? ['AWSCURRENT'] : [];
        const stages = [...new Set([...input.VersionStages, ...first])];
        keep(addVersion(secret, { ...version, stages }));
      }
      const stages = findVersion(find(input.SecretId), versionId)?.stages;
      return { ...nameAndArn(secret), VersionId: versionId, VersionStages: stages };
    },

    UpdateSecretVersionStage: (input: Input<'UpdateSecretVersionStage'>) => {
      const secret = find(input.SecretId);
      refuseWrongMove(secret, input);
      keep(moveStage(secret, input.VersionStage, input.MoveToVersionId));
      return nameAndArn(secret);
    },

    DescribeSecret: ({ SecretId }: Input<'DescribeSecret'>) => {
      const secret = find(SecretId);
      const versions = secret.versions.map(({ versionId, stages }) => [versionId, stages] as const);
      return { ...nameAndArn(secret), VersionIdsToStages: Object.fromEntries(versions) };
    },
  } satisfies { [Name in Operation]: (input: Input<Name>) => object };

  return (operation: string, input: unknown): object => {
    if (!isOperation(operation)) {
      throw new ServiceFault('UnknownOperationException', `the stand-in does not know ${operation}`);
    }
    const parsed = operations[operation].safeParse(input);
    if (!parsed.success) throw new ServiceFault('InvalidParameterException', z.prettifyError(parsed.error));
    return (answers[operation] as (given: typeof parsed.data) => object)(parsed.data);
  };
}

/** Throws where Secrets Manager would not move a stage of the secret in this way. */
function refuseWrongMove(secret: Secret, input: Input<'UpdateSecretVersionStage'>): void {
  const { VersionStage: stage, MoveToVersionId: to, RemoveFromVersionId: from } = input;
  for (const id of [to, from]) {
    if (id !== undefined && !findVersion(secret, id)) throw notFound(`there is no version ${id}`);
  }
  const invalid = (message: string) => new ServiceFault('InvalidParameterException', message);
  const holder = secret.versions.find(({ stages }) => stages.includes(stage))?.versionId;
  if (from !== undefined && from !== holder) throw invalid(`${stage} is not attached to that version`);
  if (holder !== undefined && to !== holder && from === undefined)
    throw invalid(`${stage} is attached: name RemoveFromVersionId`);
  if (stage === 'AWSCURRENT' && to === undefined) throw invalid('AWSCURRENT can be moved, not removed');
}

const isOperation = (name: string): name is Operation => Object.hasOwn(operations, name);
const notFound = (message: string) => new ServiceFault('ResourceNotFoundException', message);
const nameAndArn = ({ arn, name }: Secret) => ({ ARN: arn, Name: name });
