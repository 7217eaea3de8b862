import { describe, expect, it } from '@jest/globals';
import type { CodeDigest, FirmId, LocalDay, SiteId } from '../../../functions/kernel/brands.ts';
import { personKeysOf } from '../../../functions/person-keys/person-keys.ts';
import type { Visitor } from '../../../functions/person-keys/person.ts';
import { digestOf, visitIdOf } from '../../support/visit.ts';

const day = '2026-11-23' as LocalDay;
const firm = personKeysOf('secret', 'firm' as FirmId);
const rival = personKeysOf('secret', 'rival' as FirmId);
const [court, tower] = ['court', 'tower'] as SiteId[] as [SiteId, SiteId];

describe('person keys', () => {
  const chan: Visitor = { englishName: 'CHAN, Tai Man', chineseName: '陳大文', idPrefix: 'A123' };

  it('are 22 characters of base64url', () => {
    const keys = firm.identitiesOf(chan).flatMap(({ nameKey, strongKey }) => [nameKey, strongKey]);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/);
  });

  it('exist once for each name, English first, and with a strong key only for a prefix', () => {
    const both = firm.identitiesOf(chan);
    expect(firm.identitiesOf({ englishName: 'Tai Man Chan', idPrefix: 'a123' })).toEqual([both[0]]);
    expect(firm.identitiesOf({ chineseName: '陳 大文', idPrefix: 'A123' })).toEqual([both[1]]);
    expect(firm.identitiesOf({ englishName: 'Chan Tai Man' })).toEqual([{ nameKey: both[0]?.nameKey }]);
    expect(firm.identitiesOf({ idPrefix: 'A123', ageOver: 18 })).toEqual([]);
  });

  it('have one name key and two strong keys for one name with two prefixes', () => {
    const [one] = firm.identitiesOf({ englishName: 'Chan', idPrefix: 'A123' });
    const [other] = firm.identitiesOf({ englishName: 'Chan', idPrefix: 'A124' });
    expect(one?.nameKey).toBe(other?.nameKey);
    expect(one?.strongKey).not.toBe(other?.strongKey);
  });

  it('differ for the same text as an English and a Chinese name', () => {
    const [english] = firm.identitiesOf({ englishName: 'CHAN' });
    const [chinese] = firm.identitiesOf({ chineseName: 'CHAN' });
    expect(english?.nameKey).not.toBe(chinese?.nameKey);
  });

  it('of two firms have no key in common', () => {
    const of = (keys: typeof firm) =>
      keys.identitiesOf(chan).flatMap(({ nameKey, strongKey }) => [nameKey, strongKey]);
    expect(of(firm).filter((key) => of(rival).includes(key))).toEqual([]);
    const code = { codeDigest: digestOf('code'), strongKey: of(firm)[1], day };
    expect(firm.walkInIds(court, code).filter((id) => rival.walkInIds(court, code).includes(id))).toEqual([]);
  });

  it('of two secrets have no key in common', () => {
    const other = personKeysOf('other', 'firm' as FirmId);
    expect(other.identitiesOf(chan)[0]?.nameKey).not.toBe(firm.identitiesOf(chan)[0]?.nameKey);
  });

  it('never change, because stored keys are compared with new ones', () => {
    expect(firm.identitiesOf({ englishName: 'Chan Tai Man', idPrefix: 'A123' })).toEqual([
      { nameKey: 'WgUHWyf9pA7NZnGscCzbFA', strongKey: 'ylRrD09et14hx_yQwEbe1w' },
    ]);
    expect(firm.identitiesOf({ chineseName: '陳大文' })).toEqual([{ nameKey: 'j9ND_s7-GHwCjHpw8FnDrQ' }]);
  });
});

describe('the parts of a person', () => {
  it('never change, because they are stored', () => {
    const parts = firm.partsOf({ englishName: 'CHAN Tai', chineseName: '陳', idPrefix: 'A123' });
    expect(parts).toEqual({
      partKeys: ['KUEGpCd6YzghLo-jubO5tQ', 'OulQo9dNg2Y136b6PshZzQ', '0UBYFQIwNS7JE__3ZfGyHQ'],
      englishParts: ['KUEGpCd6YzghLo-jubO5tQ', 'OulQo9dNg2Y136b6PshZzQ'],
      chineseParts: ['0UBYFQIwNS7JE__3ZfGyHQ'],
      nameKeys: firm
        .identitiesOf({ englishName: 'CHAN Tai', chineseName: '陳' })
        .map(({ nameKey }) => nameKey),
      prefixKey: 'tABLcu9Jc2JjDD980719Fg',
    });
    expect(firm.partsOf({ idPrefix: 'a123' })).toEqual({
      partKeys: [],
      englishParts: [],
      chineseParts: [],
      nameKeys: [],
      prefixKey: parts.prefixKey,
    });
  });
});

describe('the ids of walk-ins', () => {
  const [strongKey] = firm
    .identitiesOf({ englishName: 'CHAN Tai Man', idPrefix: 'A123' })
    .flatMap((one) => one.strongKey ?? []);
  const [code, another] = [digestOf('code'), digestOf('another')];
  const ids = (codeDigest: CodeDigest, changed: object = {}, siteId = court) =>
    firm.walkInIds(siteId, { codeDigest, strongKey, day, ...changed });

  it('are all different, and the same for every caller', () => {
    expect(new Set(ids(code)).size).toBe(ids(code).length);
    for (const id of ids(code)) expect(id).toMatch(/^[\w-]{22}$/);
    expect(
      personKeysOf('secret', 'firm' as FirmId).walkInIds(court, { codeDigest: code, strongKey, day }),
    ).toEqual(ids(code));
  });

  it('stay the same for ever, since a walk-in that is stored is found by them', () => {
    const all = ids(code);
    expect([all[0], ...all.slice(7)]).toEqual([
      'Mp3LFSvcKV0vYDrvWUqUnQ',
      'StJCgz6nAwkAxyvjPeCZmQ',
      'oYwkUJpvN29mzEoDctOFQw',
      'mw2NhmMoCnondFSa7OcEbg',
      '2viEAXwJ3Q4CIoK1gvh01w',
    ]);
  });

  it('begin with ids of the person on that day at that site, whatever the code', () => {
    expect(ids(code).slice(0, 8)).toEqual(ids(another).slice(0, 8));
    expect(ids(code).at(-1)).not.toBe(ids(another).at(-1));
    expect(ids(code)[0]).not.toBe(ids(code, { day: '2026-11-24' })[0]);
    expect(ids(code)[0]).not.toBe(ids(code, {}, tower)[0]);
    expect(ids(code)[0]).not.toBe(ids(code, { strongKey: 'somebody else' })[0]);
  });

  it('depend only on the code if it shows no prefix', () => {
    const weak = ids(code, { strongKey: undefined });
    expect(weak).toEqual(ids(code).slice(8));
    expect(weak).not.toContain(ids(another, { strongKey: undefined })[0]);
  });
});

describe('the id of a requested visit', () => {
  it('follows from the site and the seed, and differs from every walk-in’s', () => {
    const id = firm.visitIdFrom(court, 'seed');
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(firm.visitIdFrom(court, 'seed')).toBe(id);
    const others = [
      firm.visitIdFrom(court, 'another'),
      firm.visitIdFrom(tower, 'seed'),
      rival.visitIdFrom(court, 'seed'),
      ...firm.walkInIds(court, { codeDigest: 'seed' as CodeDigest, day }),
    ];
    expect(others).not.toContain(id);
  });
});

describe('the hash of a PIN', () => {
  it('follows from the visit and the PIN, and does not contain it', () => {
    const [one, other] = [visitIdOf('one'), visitIdOf('other')];
    const hash = firm.pinHash(one, '123456');
    expect(firm.pinHash(one, '123456')).toBe(hash);
    expect(hash).not.toContain('123456');
    const others = [
      firm.pinHash(one, '123457'),
      firm.pinHash(other, '123456'),
      rival.pinHash(one, '123456'),
      firm.visitIdFrom(one as string as SiteId, '123456'),
    ];
    expect(others).not.toContain(hash);
  });

  it('never changes, because it is stored', () => {
    expect(firm.pinHash(visitIdOf('one'), '123456')).toBe('TJ7HRR6Kjl-HmW_5LQxkWw');
  });
});
