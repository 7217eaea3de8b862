import type { Sealed, Vault, VaultDatabase } from './vault.ts';

/** Somebody who is inside, as the roll call shows them: the one list of readable names on the device. */
export interface RollEntry {
  readonly visitId: string;
  readonly name: string;
  readonly unit?: string;
  readonly since?: string;
  readonly gateId?: string;
}

/** Who is inside, and the time for which that is true. */
export interface Roll {
  readonly asOf: string;
  readonly entries: readonly RollEntry[];
}

/** Somebody was seen at the assembly point, or that was a mistake; when, in whole seconds of the server's clock. */
export interface Tick {
  readonly state: 'safe' | 'withdrawn';
  readonly at: string;
}

/** The last tick of each visit. */
export type Ticks = Readonly<Record<string, Tick>>;

/** Wrong PINs in a row after which the list is removed from the device. */
export const mostWrongPins = 5;
/** OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256, 600,000 rounds. */
const rounds = 600_000;

/** How the list is locked: random salt, and the list's key under the key of the PIN. */
interface Lock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly wrapped: Sealed;
  readonly wrong: number;
}

/**
 * The roll call on the device. Reading it takes the shift's PIN and the device's own key, which cannot be exported; new
 * lists are written without the PIN, under a public key whose other half the PIN opens.
 */
export interface RollVault {
  /** Begins a shift: makes new keys under this PIN and forgets what was there. */
  readonly begin: (pin: string) => Promise<void>;
  readonly hasPin: () => Promise<boolean>;
  readonly keep: (roll: Roll) => Promise<void>;
  readonly tick: (visitId: string, tick: Tick) => Promise<void>;
  /** Takes over the ticks of other devices: the last tick of a visit counts. */
  readonly mergeTicks: (ticks: Ticks) => Promise<void>;
  readonly ticks: () => Promise<Ticks>;
  /** Opens the list; after five wrong PINs it is gone. */
  readonly open: (pin: string) => Promise<Opened>;
  /** Ends the shift: removes the list, the ticks and the keys. */
  readonly wipe: () => Promise<void>;
}

export type Opened =
  | { readonly kind: 'open'; readonly roll: Roll | undefined }
  | { readonly kind: 'wrong_pin'; readonly triesLeft: number }
  | { readonly kind: 'gone' };

/** A list under the public key: an ephemeral P-256 key, and the text under the key that both halves agree on. */
interface SealedRoll {
  readonly publicKey: JsonWebKey;
  readonly sealed: Sealed;
}

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

export function rollVault({ database, seal, open }: Vault): RollVault {
  const read = (key: string): Promise<unknown> => database.get('roll', key);
  const ticks = async (): Promise<Ticks> => ((await read('ticks')) as Ticks | undefined) ?? {};
  const wipe = (): Promise<void> => database.clear('roll');
  return {
    begin: async (pin) => {
      await wipe();
      await begin(database, seal, pin);
    },
    hasPin: async () => (await read('lock')) !== undefined,
    keep: async (roll) => {
      const publicKey = (await read('public')) as JsonWebKey | undefined;
      if (publicKey) await database.put('roll', await sealFor(publicKey, roll), 'list');
    },
    ticks,
    tick: async (visitId, tick) => {
      await database.put('roll', lastTicks(await ticks(), { [visitId]: tick }), 'ticks');
    },
    mergeTicks: async (others) => {
      await database.put('roll', lastTicks(await ticks(), others), 'ticks');
    },
    open: async (pin) => {
      const lock = (await read('lock')) as Lock | undefined;
      if (!lock) return { kind: 'gone' };
      const privateKey = await unlock(lock, pin, open);
      if (!privateKey) {
        const wrong = lock.wrong + 1;
        if (wrong >= mostWrongPins) {
          await wipe();
          return { kind: 'gone' };
        }
        await database.put('roll', { ...lock, wrong }, 'lock');
        return { kind: 'wrong_pin', triesLeft: mostWrongPins - wrong };
      }
      if (lock.wrong > 0) await database.put('roll', { ...lock, wrong: 0 }, 'lock');
      const list = (await read('list')) as SealedRoll | undefined;
      return { kind: 'open', roll: list && (await openWith(privateKey, list)) };
    },
    wipe,
  };
}

/** The ticks of both; the later one where both have one. In the same second who is not safe counts, to be looked for. */
export function lastTicks(one: Ticks, other: Ticks): Ticks {
  const merged = { ...one };
  for (const [visitId, tick] of Object.entries(other)) {
    const known = merged[visitId];
    if (!known || isAfter(tick, known)) merged[visitId] = tick;
  }
  return merged;
}

function isAfter(tick: Tick, known: Tick): boolean {
  const ms = Date.parse(tick.at) - Date.parse(known.at);
  return ms > 0 || (ms === 0 && tick.state === 'withdrawn');
}

async function begin(database: VaultDatabase, seal: Vault['seal'], pin: string): Promise<void> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveKey']);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const underPin = await sealWith(
    await keyOfPin(pin, salt),
    await crypto.subtle.exportKey('jwk', pair.privateKey),
  );
  const lock: Lock = { salt, wrapped: await seal(portable(underPin)), wrong: 0 };
  await database.put('roll', lock, 'lock');
  await database.put('roll', await crypto.subtle.exportKey('jwk', pair.publicKey), 'public');
}

async function unlock(lock: Lock, pin: string, open: Vault['open']): Promise<CryptoKey | undefined> {
  try {
    const underPin = fromPortable((await open(lock.wrapped)) as Portable);
    const jwk = (await openSealed(await keyOfPin(pin, lock.salt), underPin)) as JsonWebKey;
    return await crypto.subtle.importKey('jwk', jwk, curve, false, ['deriveKey']);
  } catch {
    return undefined;
  }
}

async function sealFor(publicJwk: JsonWebKey, roll: Roll): Promise<SealedRoll> {
  const own = await crypto.subtle.generateKey(curve, true, ['deriveKey']);
  const theirs = await crypto.subtle.importKey('jwk', publicJwk, curve, false, []);
  const key = await agreed(own.privateKey, theirs);
  return {
    publicKey: await crypto.subtle.exportKey('jwk', own.publicKey),
    sealed: await sealWith(key, roll),
  };
}

async function openWith(privateKey: CryptoKey, { publicKey, sealed }: SealedRoll): Promise<Roll> {
  const theirs = await crypto.subtle.importKey('jwk', publicKey, curve, false, []);
  return (await openSealed(await agreed(privateKey, theirs), sealed)) as Roll;
}

const agreed = (privateKey: CryptoKey, publicKey: CryptoKey): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(
    { name: 'ECDH', public: publicKey },
    privateKey,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );

async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

async function sealWith(key: CryptoKey, value: unknown): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { nonce, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, text) };
}

async function openSealed(key: CryptoKey, { nonce, data }: Sealed): Promise<unknown> {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, data);
  return JSON.parse(new TextDecoder().decode(text)) as unknown;
}

/** Sealed bytes as numbers, so that they can be sealed once more as JSON. */
interface Portable {
  readonly nonce: readonly number[];
  readonly data: readonly number[];
}
const portable = ({ nonce, data }: Sealed): Portable => ({
  nonce: [...nonce],
  data: [...new Uint8Array(data)],
});
const fromPortable = ({ nonce, data }: Portable): Sealed => ({
  nonce: new Uint8Array(nonce),
  data: new Uint8Array(data).buffer,
});
