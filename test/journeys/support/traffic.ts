import { randomUUID } from 'node:crypto';
import { client, clientFor, type Answer, type Client } from './client.ts';

/** One scan of the traffic, and its result. */
export interface Passage {
  /** Whether the code's certificate is the issuer's current one, or a withdrawn one. */
  readonly signer: 'present' | 'withdrawn';
  /** `checked_in`, `rejected K03`, or the code of a problem. */
  readonly outcome: string;
}

/** Scanners that scan without a pause. */
export interface Traffic {
  /** Continues until each scanner has had that many more visitors; returns all scans since the last call. */
  visitors(each: number): Promise<readonly Passage[]>;
  /** Each scanner also shows new codes of these withdrawn signers: an attacker has their keys. */
  alsoShow(...keyIds: readonly string[]): void;
  /**
   * No visitor comes while `act` runs: every running scan has ended, and prepared codes are dropped. Returns all scans
   * since the last call, before the pause.
   */
  atNight(act: () => Promise<void>): Promise<readonly Passage[]>;
  stop(): Promise<void>;
}

/** A code that a visitor has already prepared. */
interface Shown {
  readonly text: string;
  readonly signer: Passage['signer'];
}

/**
 * Starts scanners that each show one code after the other. A code is made by the current signer and shown a moment later,
 * so that at a roll there are prepared codes of the previous signer.
 */
export function startTraffic(url: string, scanners: number): Traffic {
  let passages: Passage[] = [];
  let withdrawn: readonly string[] = [];
  let night: Promise<void> | undefined;
  let stopped = false;
  let visitor = 0;
  const busy = new Set<Promise<void>>();
  const counts = new Array<number>(scanners).fill(0);
  let failure: unknown;

  const makeCode = async (keyId?: string): Promise<Shown> => {
    const { status, body } = await client(url).post('/sandbox/personal-codes', {
      englishName: nameOf((visitor += 1)),
      idPrefix: 'A123',
      ...(keyId === undefined ? {} : { keyId }),
    });
    if (status !== 200) throw new Error(`no code: ${JSON.stringify(body)}`);
    return { text: String(body['text']), signer: keyId === undefined ? 'present' : 'withdrawn' };
  };
  const show = async (guard: Client, { text: code, signer }: Shown): Promise<void> => {
    const scan = { scanId: randomUUID(), gateId: 'main', code };
    passages.push({
      signer,
      outcome: outcomeOf(await guard.post('/v1/sites/harbour-court/scans', scan)),
    });
  };
  const run = async (index: number): Promise<void> => {
    let guard: Client | undefined;
    let hand: Shown | undefined;
    while (!stopped) {
      if (night) {
        await night;
        guard = hand = undefined;
        continue;
      }
      const turn = (async () => {
        guard ??= await clientFor(url, 'guard');
        if (hand) await show(guard, hand);
        hand = await makeCode();
        for (const keyId of withdrawn) await show(guard, await makeCode(keyId));
        counts[index] = (counts[index] ?? 0) + 1;
      })();
      busy.add(turn);
      await turn.finally(() => busy.delete(turn));
    }
  };
  const running = Array.from({ length: scanners }, (_, index) =>
    run(index).catch((error: unknown) => {
      failure = error;
      stopped = true;
    }),
  );

  return {
    visitors: async (each) => {
      const goal = counts.map((count) => count + each);
      while (!stopped && counts.some((count, index) => count < (goal[index] ?? 0))) await aMoment();
      if (failure) throw failure as Error;
      return passages.splice(0);
    },
    alsoShow: (...keyIds) => {
      withdrawn = keyIds;
    },
    atNight: async (act) => {
      let endNight: () => void = () => undefined;
      night = new Promise((resolve) => {
        endNight = resolve;
      });
      await Promise.allSettled(busy);
      const before = passages.splice(0);
      await act();
      night = undefined;
      endNight();
      return before;
    },
    stop: async () => {
      stopped = true;
      await Promise.all(running);
      passages = [];
    },
  };
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 20));

function outcomeOf({ status, body: { outcome, ref, code } }: Answer): string {
  if (typeof outcome !== 'string') return `${String(status)} ${String(code)}`;
  return typeof ref === 'string' ? `${outcome} ${ref}` : outcome;
}

/** A unique name in letters. */
const nameOf = (visitor: number): string =>
  `Visitor ${visitor.toString(26).replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))}`;
