/** A kind of stored item, and what each of its attributes says of a person. */
export interface StoredKind {
  /** In the words of docs/architecture.md. */
  readonly kind: string;
  readonly table: 'Visits' | 'Registry' | 'DayKeys' | 'Audit';
  /** The keys of such items. */
  readonly pk: RegExp;
  readonly sk: RegExp;
  /** Attributes that hold something of a person beside what the API shows, with what that is. */
  readonly ofPerson: Readonly<Record<string, string>>;
  /** Attributes that the API shows; the register has their fields. */
  readonly shown: readonly string[];
  /** Attributes that say nothing of a person alone: ids, versions, times of the record itself. */
  readonly other: readonly string[];
  readonly kept: string;
}

/** Attributes of almost every item. */
export const keys = ['pk', 'sk', 'purgeAt', 'firmId', 'siteId'];
/** The keys of the index by day. */
export const lists = ['dayPk', 'daySk'];
