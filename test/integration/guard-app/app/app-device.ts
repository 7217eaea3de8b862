import { makeDeviceKey } from '../../../../client/scanner/device-key.ts';
import type { EpochSeconds, MemberId, ScannerId } from '../../../../functions/kernel/brands.ts';
import { signedApi, type Api } from '../../../../web/scanner/src/device/api.ts';
import { gateRequests } from '../../../../web/scanner/src/device/gate-requests.ts';
import type { Enrolled } from '../../../../web/scanner/src/device/store.ts';
import { clockMemory } from '../../../../web/scanner/src/offline/clock-memory.ts';
import { openKit } from '../../../../web/scanner/src/offline/kit.ts';
import type { Recorded } from '../../../../web/scanner/src/offline/ledger.ts';
import { openLine } from '../../../../web/scanner/src/offline/line.ts';
import type { OfflineShown } from '../../../../web/scanner/src/offline/offline-gate.ts';
import { openOfflineWork, type OfflineWork } from '../../../../web/scanner/src/offline/offline-work.ts';
import { openVault, type Vault } from '../../../../web/scanner/src/offline/vault.ts';
import type { ScanAnswer } from '../../../../web/scanner/src/rules/answer.ts';
import { elseAlone } from '../../../../web/scanner/src/screens/offline-hand.ts';
import type { AppParts, GuardActions, Seen } from '../guard-device.ts';
import { newPage, pages, type Conditions, type Page } from '../page.ts';

/** The app as it runs on one page: its own modules, wired as `device.ts` and `use-gate.ts` wire them. */
interface Running {
  readonly page: Page;
  readonly vault: Vault;
  readonly work: OfflineWork;
  readonly api: Api;
}

export const guardDevice: AppParts['guardDevice'] = async ({ firmId, siteId }, name) => {
  const keyPair = (await makeDeviceKey()) as CryptoKeyPair;
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', keyPair.publicKey);
  const scannerId = name.padEnd(22, '_') as ScannerId;
  const enrolled: Enrolled = { scannerId, firmId, siteId, name, keyPair };
  const conditions: Conditions = { stepMs: 0, freeWrites: Infinity, link: 'up' };
  const seen: Seen = {
    online: new Set(),
    alone: new Set(),
    takenBack: new Set(),
    begun: new Set(),
    deaths: 0,
  };
  let running: Running | undefined;

  const now = (): Running => {
    if (!running) throw new Error('no app is open');
    return running;
  };
  const shut = (): void => {
    running?.page.die();
    running?.work.close();
    running = undefined;
  };
  const reopen = async (): Promise<void> => {
    shut();
    const page = newPage(conditions);
    running = await pages.run(page, () => open(page, enrolled));
  };
  return {
    scanner: {
      ...{ firmId, siteId, scannerId, name },
      publicKey: { x, y },
      enrolledAt: 0 as EpochSeconds,
      enrolledBy: 'manager' as MemberId,
    },
    seen,
    conditions,
    reopen,
    act: async (survives, todo) => {
      const app = now();
      app.page.stepsLeft = survives ?? Infinity;
      const done = pages.run(app.page, () => todo(actionsOf(app, siteId, seen)));
      await Promise.race([done, app.page.died]);
      app.page.stepsLeft = Infinity;
      if (app.page.isAlive) return;
      seen.deaths += 1;
      await reopen();
    },
    kept: async () => {
      const { work, vault } = now();
      const [state, queued, recorded] = await Promise.all([
        work.queue.state(),
        vault.database.count('queue'),
        work.queue.recorded(),
      ]);
      return { ...state, queued, recorded };
    },
    close: shut,
  };
};

async function open(page: Page, enrolled: Enrolled): Promise<Running> {
  const { conditions } = page;
  const hasNetwork = () => conditions.link !== 'gone';
  const line = openLine({
    probe: () => Promise.resolve(hasNetwork() ? 1 : 'none'),
    hasNetwork,
    onNetwork: () => () => undefined,
  });
  const refused = (): never => {
    throw new Error('the service does not accept the device');
  };
  const vault = await openVault(enrolled.name);
  const api = signedApi(enrolled, refused, line.note, await clockMemory(vault));
  const work = await openOfflineWork({ api, enrolled, line, vault, kit: openKit(enrolled) });
  return { page, vault, api, work };
}

function actionsOf({ work, api, page }: Running, siteId: string, seen: Seen): GuardActions {
  const shown = async (step: Promise<OfflineShown>): Promise<OfflineShown> => {
    const told = await step;
    // What a page shows that has died, nobody has seen.
    if (told.recorded && page.isAlive) seen.alone.add(told.recorded.scanId);
    const [first] = told.verdict.candidates ?? [];
    return told.pick && first ? shown(work.gate.choose(told.pick, first.visitId)) : told;
  };
  return {
    scan: async (code, way) => {
      const scanId = crypto.randomUUID();
      seen.begun.add(scanId);
      const tell = (answer: ScanAnswer) => {
        const { outcome } = answer;
        if ((outcome === 'checked_in' || outcome === 'checked_out') && page.isAlive)
          seen.online.add(`${outcome} ${answer.visit.visitId}`);
        return { verdict: nothing };
      };
      const ask = () => gateRequests(api, siteId, way.gateId).scan(scanId, code, way.direction);
      await elseAlone(work, ask, tell, async ({ gate }, wasAsked) => {
        const { verdict } = await shown(gate.scan(scanId, code, way, wasAsked));
        return { verdict };
      });
    },
    byName: async (visitor, way) => {
      await shown(work.gate.byName(visitor, way, 'host_confirms'));
    },
    walkIn: async (visitor, way) => {
      await shown(work.gate.walkIn(way, { method: 'host_confirms', visitor, host: { unit: '3C' } }));
    },
    undo: async () => {
      const last: Recorded | undefined = (await work.queue.recorded()).at(-1);
      if (!last) return;
      seen.takenBack.add(last.scanId);
      if (!(await work.takeBack(last))) seen.takenBack.delete(last.scanId);
    },
    drain: () => work.drain(),
    refresh: () => work.refresh(),
  };
}

const nothing = { look: 'good', symbol: 'check', word: 'checkedIn', lines: [], offers: [] } as const;
