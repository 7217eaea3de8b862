import { randomUUID } from 'node:crypto';
import { client, clientFor, type Answer, type Client } from './client.ts';

/** One scan of the traffic, and what came of it. */
export interface Passage {
  /** Whether the code's certificate is the issuer's present one, or one that it withdrew. */
  readonly signer: 'present' | 'withdrawn';
  /** `checked_in`, `rejected K03`, or the code of a problem. */
  readonly outcome: string;
}

/** Scanners that scan without a pause. */
export interface Traffic {
  /** Goes on until each scanner has had so many more visitors; answers all that happened since the last call. */
  visitors(each: number): Promise<readonly Passage[]>;
  /** Each scanner shows codes of these withdrawn signers too, made anew each time: somebody has their keys. */
  alsoShow(...keyIds: readonly string[]): void;
  /**
   * Nobody comes while `act` runs: every scan that had begun has ended, and codes in hand are thrown away. Answers all that
   * happened since the last call, before the night.
   */
  atNight(act: () => Promise<void>): Promise<readonly Passage[]>;
  stop(): Promise<void>;
}

/** A code that somebody holds in the hand. */
interface Shown {
  readonly text: string;
  readonly signer: Passage['signer'];
}

/**
 * Starts scanners that each show one code after the other: made by the present signer and shown a moment later, so that at
 * a roll there are codes in hand that the signer before made.
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
      let dawn: () => void = () => undefined;
      night = new Promise((resolve) => {
        dawn = resolve;
      });
      await Promise.allSettled(busy);
      const before = passages.splice(0);
      await act();
      night = undefined;
      dawn();
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

/** A name in letters that nobody else has. */
const nameOf = (visitor: number): string =>
  `Visitor ${visitor.toString(26).replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))}`;
