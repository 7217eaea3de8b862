import { Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { GatehouseData } from '../gatehouse-data.ts';
import type { GatehouseFunction } from '../gatehouse-function.ts';
import {
  allowDataKeys,
  allowMail,
  allowPublish,
  allowQueue,
  allowSecret,
  allowTable,
  allowUnder,
  type SecretAction,
  type TableAction,
} from '../grants.ts';
import type { Settings } from '../settings.ts';

/** Gives a function access to something: sets the environment variable and the grant together. */
export type Use = (by: GatehouseFunction) => void;

/** Everything of a deployment that a function can use. */
export class Uses {
  private readonly data: GatehouseData;
  private readonly settings: Settings;

  constructor(data: GatehouseData, settings: Settings) {
    this.data = data;
    this.settings = settings;
  }

  /** The table of firms, sites, members and scanners: exactly these actions. */
  registry(actions: readonly TableAction[]): Use {
    return (by) => {
      by.know({ REGISTRY_TABLE: this.data.registry.tableName });
      allowTable(by, this.data.registry, this.data, actions);
    };
  }

  /** One action on items of the Registry under the partition keys that fit the pattern, and on nothing else. */
  registryUnder(action: TableAction, partitions: string): Use {
    return (by) => {
      allowUnder(by, this.data.registry, this.data, action, partitions);
    };
  }

  /**
   * The table of visits with what is readable of a person: exactly these actions, Query on these indexes, and the keys of
   * days. A function that writes nothing makes no key.
   */
  sealedVisits(actions: readonly TableAction[], indexes: readonly ('by-day' | 'on-site')[] = []): Use {
    const writes = actions.some((action) => action !== 'GetItem' && action !== 'Query');
    return (by) => {
      this.visits(actions, indexes)(by);
      this.seals({ writes })(by);
    };
  }

  /** The keys of days and what unwraps them; a function that writes nothing makes no key. */
  seals({ writes }: { readonly writes: boolean }): Use {
    return (by) => {
      this.dayKeys(writes ? ['GetItem', 'PutItem'] : ['GetItem'])(by);
      by.know({ SEAL_KEY_ID: this.data.sealKey.keyArn });
      allowDataKeys(by, this.data.sealKey, { make: writes });
    };
  }

  /** The wrapped keys of days: exactly these actions. */
  dayKeys(actions: readonly TableAction[]): Use {
    return (by) => {
      by.know({ DAY_KEYS_TABLE: this.data.dayKeys.tableName });
      allowTable(by, this.data.dayKeys, this.data, actions);
    };
  }

  /** The table of visits without what is sealed: exactly these actions, and Query on these indexes. */
  visits(actions: readonly TableAction[], indexes: readonly ('by-day' | 'on-site')[] = []): Use {
    return (by) => {
      by.know({ VISITS_TABLE: this.data.visits.tableName });
      allowTable(by, this.data.visits, this.data, actions, indexes);
    };
  }

  /** One action on visits' items under the partition keys that fit the pattern, and on nothing else. */
  visitsUnder(action: TableAction, partitions: string): Use {
    return (by) => {
      by.know({ VISITS_TABLE: this.data.visits.tableName });
      allowUnder(by, this.data.visits, this.data, action, partitions);
    };
  }

  /** The audit trail: new entries, and reads. Nothing can be changed or deleted. */
  auditTrail(): Use {
    return (by) => {
      by.know({ AUDIT_TABLE: this.data.audit.tableName });
      allowTable(by, this.data.audit, this.data, ['PutItem', 'Query']);
    };
  }

  /** The secret that person keys are derived from. */
  personKey(): Use {
    return (by) => {
      by.know({ PERSON_KEY_SECRET_ID: this.data.personKey.secretArn });
      allowSecret(by, this.data.personKey, this.data, ['GetSecretValue']);
    };
  }

  /** The issuer's certificates that are trusted now. */
  keyBundle(actions: readonly SecretAction[]): Use {
    return (by) => {
      by.know({ KEY_BUNDLE_SECRET_ID: this.data.keyBundle.secretArn });
      allowSecret(by, this.data.keyBundle, this.data, actions);
    };
  }

  /** Which issuer's codes count, and what it is trusted by. */
  profile(): Use {
    const { profileId, certificateAddress, trustAnchors } = this.settings;
    return (by) => {
      by.know({
        PROFILE_ID: profileId,
        CERTIFICATE_ADDRESS: certificateAddress,
        TRUST_ANCHORS: trustAnchors,
      });
    };
  }

  /** Where the pages are found that links lead to; nothing where the deployment has none. */
  webAddress(): Use {
    const { webAddress } = this.settings;
    return (by) => {
      if (webAddress !== undefined) by.know({ WEB_ADDRESS: webAddress });
    };
  }

  /** The queue of e-mails, where the deployment sends any. */
  queueingMail(queue: IQueue): Use {
    return (by) => {
      if (!this.settings.mail) return;
      by.know({ MAIL_QUEUE_URL: queue.queueUrl });
      allowQueue(by, queue, this.data, ['SendMessage']);
    };
  }

  /** Sends e-mails, where the deployment has an address that they come from. */
  sendingMail(): Use {
    return (by) => {
      const { mail } = this.settings;
      if (!mail) return;
      const region = mail.region ?? by.function.stack.region;
      by.know({ MAIL_SENDER: mail.sender, MAIL_REGION: region });
      allowMail(by, mail.sender, region);
    };
  }

  /** Whose access tokens count. */
  tokenIssuers(): Use {
    return (by) => {
      const issuers = [this.settings.tokenIssuer ?? this.data.members.issuer()];
      by.know({ TOKEN_ISSUERS: Stack.of(by).toJsonString(issuers) });
    };
  }

  /** Puts events on the bus. */
  publishing(): Use {
    return (by) => {
      by.know({ EVENT_BUS_NAME: this.data.events.eventBusName });
      allowPublish(by, this.data.events);
    };
  }
}
