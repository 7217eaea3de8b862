import { Buffer } from 'node:buffer';
import type { PackAnswer } from '../../../client/scanner/pack-store.ts';
import type { Bar } from '../../../functions/bars/bar.ts';
import type { BarredId, FirmId, GateId, SiteId } from '../../../functions/kernel/brands.ts';
import { knownProfiles } from '../../../functions/personal-code/known-profiles.ts';
import { entryId } from '../../../functions/offline/packed-visits.ts';
import { offlineKeyringOf } from '../../../functions/person-keys/offline-keys.ts';
import { personKeysOf } from '../../../functions/person-keys/person-keys.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { openIssuer, type Issuer } from '../../../functions/sandbox-issuer/issuer.ts';
import { makePersonalCode } from '../../../functions/sandbox-issuer/personal-codes.ts';
import { keyBundleView } from '../../../functions/trust/api/view.ts';
import type { Visit } from '../../../functions/visits/visit.ts';
import { packAnswer } from '../../support/pack-answer.ts';
import { siteWith } from '../../support/site.ts';
import { guard, later, passageWith, visitIdOf, visitWith } from '../../support/visit.ts';

const profileId = 'iam-smart-assumed-1.sandbox';
const daySeconds = 86_400;

/** Visitors whom the pack knows, each for one case at a gate without a network. */
export const people = {
  expected: { englishName: 'CHAN, Tai Man', chineseName: '陳大文', idPrefix: 'A123' },
  leaving: { englishName: 'WONG, Ka Yan', chineseName: '黃嘉欣', idPrefix: 'B234' },
  inside: { englishName: 'LEE, Siu Fong', chineseName: '李小芳', idPrefix: 'C345' },
  twice: { englishName: 'HO, Wing Yan', chineseName: '何詠欣' },
  waiting: { englishName: 'AU YEUNG, Mei Ling', chineseName: '歐陽美玲', idPrefix: 'D456' },
  /** Not expected, and of the name of somebody who is barred; the code shows no prefix. */
  watched: { englishName: 'LAM, Chi Wai' },
  barred: { englishName: 'CHEUNG, Man Ho', chineseName: '張文浩', idPrefix: 'F678' },
  spoilt: { englishName: 'KWOK, Pui Shan', chineseName: '郭佩珊', idPrefix: 'G789' },
  booked: { englishName: 'MOK, Chi Keung Vincent', idPrefix: 'H890' },
} as const satisfies Record<string, Visitor>;

/** What a code shows. */
export interface Disclosed extends Visitor {
  readonly ageOver?: number;
}

/** A world for a page that works without the network: what the service would answer, and codes that verify. */
export interface OfflineWorld {
  readonly pack: PackAnswer;
  /** Of a site that asks the host about walk-ins, and of one that takes none. */
  readonly packAsking: PackAnswer;
  readonly packRefusing: PackAnswer;
  readonly bundle: object;
  /** Makes a code that was issued so many seconds after nine. */
  readonly code: (disclosure: Disclosed, secondsAfterNine?: number) => Promise<string>;
}

const site = siteWith({
  firmId: 'demo' as FirmId,
  siteId: 'harbour-court' as SiteId,
  gates: [
    { gateId: 'main' as GateId, name: 'Main gate 正門', direction: 'both' },
    { gateId: 'car-park' as GateId, name: 'Car park 停車場', direction: 'in' },
  ],
});

const visitOf = (name: keyof typeof people, changed: Partial<Visit> = {}): Visit =>
  visitWith({
    firmId: site.firmId,
    siteId: site.siteId,
    visitId: visitIdOf(name),
    visitor: people[name],
    host: { unit: '12A', name: 'Wong' },
    ...changed,
  });

const visits: readonly Visit[] = [
  visitOf('expected'),
  visitOf('leaving', { state: 'checked_in', checkedIn: passageWith({ at: later(-1080) }) }),
  visitOf('inside', {
    state: 'checked_in',
    checkedIn: passageWith({ at: later(-1080), gateId: 'car-park' as GateId }),
  }),
  visitOf('twice'),
  visitOf('twice', { visitId: visitIdOf('twice-again'), host: { unit: '30B' } }),
  visitOf('waiting', { state: 'pending_approval' }),
  visitOf('spoilt'),
  visitOf('booked', { host: { unit: '7C' } }),
];

const barOn = (visitor: Visitor): Bar => {
  const keys = personKeysOf('secret', site.firmId);
  const offline = offlineKeyringOf('secret', site.firmId).ofBars();
  const under = (hash: typeof keys | typeof offline) => ({
    identities: hash.identitiesOf(visitor),
    parts: hash.partsOf(visitor),
  });
  return {
    firmId: site.firmId,
    siteId: site.siteId,
    barredId: 'barred'.padEnd(22, '_') as BarredId,
    ...under(keys),
    offline: under(offline),
    createdAt: later(-daySeconds),
    createdBy: guard,
    reviewBy: later(30 * daySeconds),
  };
};
const bars = [barOn(people.barred), barOn({ ...people.watched, idPrefix: 'E567' })];

/** Makes the world at nine; its keys are new each time. */
export async function offlineWorld(): Promise<OfflineWorld> {
  const profile = knownProfiles.get(profileId);
  if (!profile) throw new Error(`there is no profile ${profileId}`);
  const issuer = await openIssuer({
    subjectName: profile.certificates.subjectName,
    nowSeconds: () => later(0),
    kept: undefined,
    keep: () => undefined,
  });
  const packOf = async (walkIns: typeof site.walkIns): Promise<PackAnswer> =>
    spoil(await packAnswer({ site: { ...site, walkIns }, visits, bars }));
  return {
    pack: await packOf('record'),
    packAsking: await packOf('approve'),
    packRefusing: await packOf('refuse'),
    bundle: bundleOf(issuer),
    code: async (disclosure, seconds = 590) => {
      const code = await makePersonalCode(
        issuer,
        profile,
        { ...disclosure, issuedAgoSeconds: 0, lifetimeSeconds: 60 },
        later(seconds),
      );
      if (!code) throw new Error('the issuer has no signer');
      return code.text;
    },
  };
}

/** Damages the entry of one visitor. */
function spoil(answer: PackAnswer): PackAnswer {
  const spoilt = entryId(visitIdOf('spoilt'), visitWith().day);
  return JSON.parse(JSON.stringify(answer), (_, value: unknown) =>
    isEntry(value) && value.id === spoilt
      ? { ...value, sealed: `${value.sealed.slice(0, -8)}AAAAAAAA` }
      : value,
  ) as PackAnswer;
}

const isEntry = (value: unknown): value is { readonly id: string; readonly sealed: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'sealed' in value;

function bundleOf(issuer: Issuer): object {
  const { holder, keyId } = issuer.signer();
  return keyBundleView({
    schemaVersion: 1,
    profileId,
    fetchedAt: later(0),
    validUntil: later(2 * daySeconds),
    certificates: [
      {
        keyId,
        algorithm: 'ES256',
        der: Buffer.from(holder.certificate.rawData).toString('base64'),
        notBefore: later(-daySeconds),
        notAfter: later(90 * daySeconds),
        status: 'active',
      },
    ],
  });
}
