import { createDecipheriv } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { SiteId } from '../functions/kernel/brands.ts';
import { systemClock } from '../functions/kernel/clock.ts';
import { offlinePackView } from '../functions/offline/api/view.ts';
import { makeOfflinePack, type MadePack } from '../functions/offline/make-offline-pack.ts';
import {
  contentKeyBytes,
  knownText,
  nonceBytes,
  packHashBytes,
  sealText,
  type PackEntry,
} from '../functions/offline/pack-format.ts';
import { readSealedText, type SealedContent } from '../functions/offline/sealed-text.ts';
import { keyedHash } from '../functions/person-keys/keyed-hash.ts';
import { hashedText } from '../functions/person-keys/person-texts.ts';
import { cantonese, pinyin } from '../functions/person-keys/syllable-tables.ts';
import { heldPack } from '../test/support/held-pack.ts';
import { manyVisits } from '../test/support/many-visits.ts';
import { siteWith } from '../test/support/site.ts';
import type { Section } from './table.ts';

const visitCount = 5000;

/** What a pack of a large site costs to make and to send, and what it costs somebody who has the keys to read it. */
export async function measureOfflinePack(): Promise<Section> {
  const site = siteWith({ siteId: 'bench' as SiteId });
  const world = heldPack({ site, visits: manyVisits(site, visitCount, systemClock()) });
  world.time.now = systemClock();
  const ask = async (known?: string, has = false) => {
    const began = performance.now();
    const made = await makeOfflinePack(world.deps, world.caller, site.siteId, { known, has: () => has });
    if (!made.ok) throw new Error(made.code);
    return { pack: made.pack, ms: performance.now() - began };
  };
  await ask();
  const { pack, ms } = await ask();
  if (!pack) throw new Error('no pack was made');
  const tags = new Map(pack.buckets.map(({ bucket, tag }) => [bucket, tag]));
  const text = JSON.stringify(offlinePackView(pack));
  const unchanged = await ask(undefined, true);
  const oneBucket = await ask(knownText(new Map([...tags, [0, 'old_']])));
  const attack = readNames(pack);
  return {
    title: `Offline pack of ${String(visitCount)} visits, made in memory`,
    rows: [
      { what: 'compressed (gzip)', value: gzipSync(text).length / 1e6, unit: 'MB', limit: { most: 1.5 } },
      { what: 'as JSON', value: text.length / 1e6, unit: 'MB', limit: { most: 4 } },
      { what: 'made and sealed', value: ms, unit: 'ms' },
      { what: 'found unchanged', value: unchanged.ms, unit: 'ms' },
      { what: 'one bucket of 64 sealed again', value: oneBucket.ms, unit: 'ms' },
      { what: 'with the key of the day: words tried as parts of names', value: attack.tried, unit: 'words' },
      { what: 'the same: time of one core', value: attack.ms, unit: 'ms' },
      { what: 'the same: entries of the day opened', value: 100 * attack.share, unit: '%' },
    ],
  };
}

/**
 * Reads a pack as somebody who has a day's key: every syllable of Cantonese and Mandarin is hashed as a part of a name; the
 * parts of an entry that are known make up its name, and the name opens it.
 */
function readNames({ days, buckets }: MadePack) {
  const [today] = days;
  if (!today) throw new Error('no day');
  const entries = buckets.flatMap(({ entries: own }) => own).filter(({ day }) => day === today.day);
  const began = performance.now();
  const hash = keyedHash(today.key, packHashBytes);
  const pad = keyedHash(today.key, contentKeyBytes);
  const words = [...new Set([cantonese, pinyin].flatMap(syllablesIn))];
  const wordOf = new Map(words.map((word) => [hash(hashedText('part', 'en', word)), word]));
  const opened = entries.filter((entry) => {
    const parts = entry.parts.en.map((part) => wordOf.get(part));
    const name = hashedText(
      'name',
      'en',
      parts
        .map((part) => part ?? '')
        .sort()
        .join(' '),
    );
    return open(entry, (text) => Buffer.from(pad(text), 'base64url'), name) !== undefined;
  });
  return { tried: words.length, ms: performance.now() - began, share: opened.length / entries.length };
}

function open(
  { id, names, sealed }: PackEntry,
  padOf: (text: string) => Uint8Array,
  nameText: string,
): SealedContent | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  const nonce = bytes.subarray(0, nonceBytes);
  const pad = padOf(sealText(nonce.toString('base64url'), nameText));
  for (const { wrap } of names) {
    const key = Buffer.from(wrap, 'base64url').map((byte, at) => byte ^ (pad[at] ?? 0));
    const decipher = createDecipheriv('aes-128-gcm', key, nonce)
      .setAAD(Buffer.from(id))
      .setAuthTag(bytes.subarray(-16));
    try {
      const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -16)), decipher.final()]);
      return readSealedText(text.toString());
    } catch {
      // Not a name of this entry.
    }
  }
  return undefined;
}

/** The syllables of a table of initials and finals. */
const syllablesIn = (table: string): readonly string[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [initial = '', finals = ''] = line.split(':');
      return finals
        .trim()
        .split(' ')
        .map((final) => initial.trim() + final);
    });
