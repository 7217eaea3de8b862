import type { BarredId, EpochSeconds, GateId, VisitId } from '../kernel/brands.ts';
import type { Visitor } from '../person-keys/person.ts';
import type { Host } from '../visits/visit.ts';

/** What an entry seals: what the answer to a scan may show a guard, and nothing more. */
export interface SealedContent {
  readonly visitId: VisitId;
  readonly version: number;
  readonly visitor: Visitor;
  readonly host?: Host;
  readonly purpose?: string;
  readonly vehiclePlate?: string;
  readonly notes?: string;
  /** How many come along, each with a visit and an entry of their own. */
  readonly companions?: number;
  readonly walkIn?: true;
  /** Of a visit that is `pending_approval`. */
  readonly waitsFor?: 'host' | 'supervisor';
  readonly checkedInAt?: EpochSeconds;
  readonly checkedInGateId?: GateId;
  readonly checkedOutAt?: EpochSeconds;
  readonly checkedOutGateId?: GateId;
  /** The bars that a supervisor has looked at for this visit. */
  readonly clearedBars?: readonly BarredId[];
}

/**
 * The plaintext of an entry is a list, not an object: the names of fields would be half of what a device downloads. The
 * order of the list is fixed; a field that is absent is an empty text, and none is kept at the end.
 */
const absent = '';

/** The length of a plaintext is a multiple of this many bytes, so that it tells little of what is in it. */
const blockBytes = 16;

const isThere = (value: unknown): boolean => value !== absent;

/** The plaintext of an entry, padded with blanks. */
export function sealedText(content: SealedContent): string {
  const { visitor, host } = content;
  const fields = [
    content.visitId,
    content.version,
    visitor.englishName,
    visitor.chineseName,
    visitor.idPrefix,
    visitor.ageOver,
    host?.unit,
    host?.name,
    content.purpose,
    content.vehiclePlate,
    content.notes,
    content.companions,
    content.walkIn,
    content.waitsFor,
    content.checkedInAt,
    content.checkedInGateId,
    content.checkedOutAt,
    content.checkedOutGateId,
    content.clearedBars,
  ].map((value) => value ?? absent);
  const text = JSON.stringify(fields.slice(0, fields.findLastIndex(isThere) + 1));
  const bytes = new TextEncoder().encode(text).length;
  return text + ' '.repeat((blockBytes - (bytes % blockBytes)) % blockBytes);
}

/** Reads what {@link sealedText} wrote. Throws where it is no JSON: the seal proves that a server wrote it. */
export function readSealedText(text: string): SealedContent {
  const fields = JSON.parse(text) as unknown[];
  const at = (index: number): unknown => (isThere(fields[index]) ? fields[index] : undefined);
  const present = (named: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return present({
    visitId: at(0),
    version: at(1),
    visitor: present({ englishName: at(2), chineseName: at(3), idPrefix: at(4), ageOver: at(5) }),
    host: at(6) === undefined ? undefined : present({ unit: at(6), name: at(7) }),
    purpose: at(8),
    vehiclePlate: at(9),
    notes: at(10),
    companions: at(11),
    walkIn: at(12),
    waitsFor: at(13),
    checkedInAt: at(14),
    checkedInGateId: at(15),
    checkedOutAt: at(16),
    checkedOutGateId: at(17),
    clearedBars: at(18),
  }) as SealedContent;
}
