import type { Action } from '../table/action.ts';
import type { Key } from '../table/table.ts';

/** What the keys of records say, as `partition key` + line feed + `sort key`. The group is the id. */
const records: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/#V#([^#\n]+)\nVISIT$/, 'visit'],
  [/#BARRED\nBARRED#(.+)$/, 'bar'],
  [/#SERIES\nR#(.+)$/, 'series'],
  [/#EXPORTS\nX#(.+)$/, 'export'],
  [/#HOLDS\nH#(.+)$/, 'hold'],
  [/#ACCESS\nR#(.+)$/, 'request'],
  [/#PASSAGES#([^#\n]+)\nPASSAGE$/, 'passage'],
  [/#DESTROYED\nDAY#(.+)$/, 'key'],
  [/^F#([^#\n]+)\nBRAND$/, 'firm'],
  [/^F#[^#\n]+\nM#(.+)$/, 'member'],
  [/^F#[^#\n]+\nS#(.+)$/, 'site'],
  [/^F#[^#\n]+\nUNIT#[^#\n]+#(.+)$/, 'unit'],
  [/^F#[^#\n]+\nSCANNER#[^#\n]+#(.+)$/, 'scanner'],
];

/**
 * Items that follow from a record, or that are no change of their own: pointers (of names, parts and units) and lines of bars, remembered answers, uses
 * of codes, counts of PINs, ticks, waiting ways out, versions of a notice, the end of a chain, look-ups and counts of the Registry.
 */
const derived =
  /#[NPU]#[^#\n]+\n|\n(ANSWER|CODE|HEAD|FIRM|MEMBER|DIRECTORY)$|#(PINS|TICKS)\n|\n(OUT|NOTICE)#|^(SUBJECT#|SITE#|(DIRECTORY|SHORTENED)\n)/;

/** What a write changes. */
export interface Changed {
  /** False where nothing is changed that needs an entry. An item of an unknown kind needs one. */
  readonly needsEntry: boolean;
  /** Such as `visit:ID`; each once. */
  readonly subjects: readonly string[];
  /** Whose items they are; absent where no key names a firm. */
  readonly firmId?: string;
  /** The hash of the certificate that the write makes, if it makes one. */
  readonly digest?: string;
}

/** What the actions of a transaction change, by their keys. A check changes nothing. */
export function changedBy(actions: readonly Action[]): Changed {
  const written = actions.flatMap((action) => keyOf(action) ?? []).map(({ pk, sk }) => `${pk}\n${sk}`);
  const changes = written.filter((text) => !derived.test(text));
  const subjects = changes.flatMap((text) => subjectOf(text) ?? []);
  const firmId = written.flatMap((text) => /^F#([^#\n]+)/.exec(text)?.[1] ?? [])[0];
  const digest = actions.flatMap((action) => certificateHash(action) ?? [])[0];
  return {
    needsEntry: changes.length > 0,
    subjects: [...new Set(subjects)],
    ...(firmId === undefined ? {} : { firmId }),
    ...(digest === undefined ? {} : { digest }),
  };
}

function keyOf(action: Action): Key | undefined {
  if ('put' in action) return action.put;
  if ('update' in action) return action.update;
  return 'remove' in action ? action.remove : undefined;
}

function subjectOf(text: string): string | undefined {
  for (const [pattern, kind] of records) {
    const id = pattern.exec(text)?.[1];
    if (id !== undefined) return `${kind}:${id}`;
  }
  return undefined;
}

function certificateHash(action: Action): string | undefined {
  const made = 'update' in action ? action.by.values?.['certificate'] : undefined;
  const hash = typeof made === 'object' && made !== null && 'hash' in made ? made.hash : undefined;
  return typeof hash === 'string' ? hash : undefined;
}

/** What the ids of a path or of an answer are called as subjects. */
const idFields: Readonly<Record<string, string>> = {
  visitId: 'visit',
  barredId: 'bar',
  seriesId: 'series',
  exportId: 'export',
  holdId: 'hold',
  requestId: 'request',
  scanId: 'passage',
  memberId: 'member',
  unitId: 'unit',
  scannerId: 'scanner',
  gateId: 'gate',
};
/** Those that lead to a visitor: what is seen of them is a read of personal data. */
export const personalIds: ReadonlySet<string> = new Set([
  'visitId',
  'barredId',
  'seriesId',
  'exportId',
  'scanId',
  'holdId',
  'requestId',
]);

/** The subjects that the parameters of a path name. */
export const subjectsInPath = (path: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(path).flatMap(([name, id]) => {
    const kind = idFields[name];
    return kind === undefined || id === undefined ? [] : [`${kind}:${id}`];
  });

/** The records of visitors that an answer shows, at any depth; each once. */
export function subjectsShown(answer: unknown): readonly string[] {
  const found = new Set<string>();
  const look = (json: unknown): void => {
    if (Array.isArray(json)) json.forEach(look);
    else if (typeof json === 'object' && json !== null)
      for (const [name, value] of Object.entries(json)) {
        const kind = personalIds.has(name) ? idFields[name] : undefined;
        if (kind !== undefined && typeof value === 'string') found.add(`${kind}:${value}`);
        else look(value);
      }
  };
  look(answer);
  return [...found];
}
