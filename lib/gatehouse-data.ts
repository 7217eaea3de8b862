import { RemovalPolicy, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { MemberPool } from './member-pool.ts';
import { output } from './outputs.ts';
import type { Settings } from './settings.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

export interface GatehouseDataProps extends StackProps {
  readonly settings: Settings;
}

/** What must outlive every deployment: the tables, the secrets, their key, the members' accounts. */
export class GatehouseData extends Stack {
  readonly key: Key;
  readonly registry: Table;
  readonly visits: Table;
  /** The wrapped keys that seal visitors' data. It has no backup: a key that is deleted is gone. */
  readonly dayKeys: Table;
  /** Who changed and read what. It holds ids and nothing of a visitor. */
  readonly audit: Table;
  /** Wraps those keys. */
  readonly sealKey: Key;
  readonly visitStreamArn: string;
  readonly keyBundle: Secret;
  readonly personKey: Secret;
  readonly events: EventBus;
  readonly members: MemberPool;

  constructor(scope: Construct, id: string, { settings, ...props }: GatehouseDataProps) {
    super(scope, id, props);
    this.key = this.encryptionKey('Key', 'Gatehouse: tables and secrets');
    this.sealKey = this.encryptionKey('SealKey', "Gatehouse: wraps the keys that seal visitors' data");
    this.registry = this.table('Registry');
    this.dayKeys = this.table('DayKeys', { backups: false });
    Validations.of(this.dayKeys).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason:
        'A key that is deleted has to be gone, or what backups of the Visits table hold could be read again (docs/decisions/230).',
    });
    this.audit = this.table('Audit');
    this.visits = this.table('Visits', { stream: true });
    if (this.visits.tableStreamArn === undefined) throw new Error('the Visits table has no stream');
    this.visitStreamArn = this.visits.tableStreamArn;
    for (const [indexName, partition, sort] of [
      ['by-day', 'dayPk', 'daySk'],
      ['on-site', 'presencePk', 'presenceSk'],
    ] as const) {
      this.visits.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(partition),
        sortKey: text(sort),
        projectionType: ProjectionType.ALL,
      });
    }
    this.keyBundle = this.secret(
      'KeyBundle',
      'The issuer certificates that are trusted now; the renewal writes them',
      false,
    );
    this.personKey = this.secret(
      'PersonKey',
      'The secret from which person keys and choice tokens are derived; it never changes',
      true,
    );
    this.events = new EventBus(this, 'Events', { description: 'Gatehouse: events without personal data' });
    this.members = new MemberPool(this, 'Members', settings);
    this.keepExports();
    output(this, {
      RegistryTable: this.registry.tableName,
      VisitsTable: this.visits.tableName,
      DayKeysTable: this.dayKeys.tableName,
      AuditTable: this.audit.tableName,
      SealKey: this.sealKey.keyArn,
      KeyBundleSecret: this.keyBundle.secretArn,
      UserPoolId: this.members.pool.userPoolId,
    });
  }

  /**
   * Keeps the exports that the service uses, also when nothing uses them any more: `deploy --all` updates this stack first,
   * and CloudFormation refuses to remove an export that the old service still imports.
   */
  private keepExports(): void {
    const tables = [this.registry, this.visits, this.dayKeys, this.audit].flatMap(
      ({ tableName, tableArn }) => [tableName, tableArn],
    );
    const { pool } = this.members;
    for (const value of [
      ...tables,
      this.visitStreamArn,
      this.key.keyArn,
      this.sealKey.keyArn,
      this.keyBundle.secretArn,
      this.personKey.secretArn,
      this.events.eventBusName,
      this.events.eventBusArn,
      pool.userPoolId,
      pool.userPoolProviderUrl,
    ])
      this.exportValue(value);
  }

  private encryptionKey(id: string, description: string): Key {
    return new Key(this, id, {
      description,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }

  private table(id: string, { stream = false, backups = true } = {}): Table {
    return new Table(this, id, {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: backups },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      timeToLiveAttribute: 'purgeAt',
      ...(stream ? { stream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
    });
  }

  private secret(id: string, description: string, generated: boolean): Secret {
    const secret = new Secret(this, id, {
      description,
      encryptionKey: this.key,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      generateSecretString: generated
        ? { passwordLength: 64, excludePunctuation: true }
        : { secretStringTemplate: '{"schemaVersion":0}', generateStringKey: 'unused', passwordLength: 8 },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: generated
        ? 'Person keys made with another secret would find nobody, so the secret is never rotated (docs/decisions/004).'
        : 'The renewal function replaces the bundle every six hours by version stages, which is its rotation.',
    });
    return secret;
  }
}
