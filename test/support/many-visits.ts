import { createHash } from 'node:crypto';
import type { EpochSeconds, VisitId } from '../../functions/kernel/brands.ts';
import { localDay } from '../../functions/kernel/local-day.ts';
import type { Visitor } from '../../functions/person-keys/person.ts';
import type { Site } from '../../functions/registry/firm.ts';
import type { Visit } from '../../functions/visits/visit.ts';
import { randomFrom, type Random } from '../fuzz/random.ts';
import { visitWith } from './visit.ts';

const families =
  'CHAN 陳 WONG 黃 LEE 李 LAM 林 CHEUNG 張 NG 吳 HO 何 LEUNG 梁 YEUNG 楊 TSANG 曾 LAU 劉 MAK 麥 KWOK 郭'.split(
    ' ',
  );
const syllables =
  'Tai 大 Man 文 Siu 小 Ming 明 Ka 家 Wai 偉 Chi 志 Keung 強 Mei 美 Ling 玲 Yuk 玉 Fong 芳 Kin 健 Hung 雄 Wing 永 Yan 恩 ' +
  'Lok 樂 Hei 希 Sum 心 Yi 怡 Ho 浩 Yin 然 Pui 佩 Shan 珊 Chun 俊 Kit 傑 Tsz 子 Ching 晴';
const given = syllables.split(' ');

const pair = (random: Random, list: readonly string[]): readonly [string, string] => {
  const at = 2 * random.below(list.length / 2);
  return [list[at] ?? '', list[at + 1] ?? ''];
};

/** An invented visitor as hosts name them: an English name, often a Chinese one, now and then a prefix. */
export function anyVisitor(random: Random): Visitor {
  const [family, firstHan] = pair(random, families);
  const [one, secondHan] = pair(random, given);
  const [two, thirdHan] = pair(random, given);
  return {
    englishName: `${family}, ${one} ${two}`,
    ...(random.below(10) < 6 ? { chineseName: firstHan + secondHan + thirdHan } : {}),
    ...(random.below(10) < 3
      ? { idPrefix: `${random.pick(['A', 'K', 'Y', 'Z'])}${String(100 + random.below(900))}` }
      : {}),
  };
}

/** So many invented visits, the same on every run: half of them begin today between nine and noon, half a day later. */
export function manyVisits(site: Site, count: number, now: EpochSeconds): readonly Visit[] {
  const random = randomFrom('many visits');
  return Array.from({ length: count }, (_, index) => {
    const expectedFrom = (now + (index % 2) * 86_400 + random.below(3) * 3600) as EpochSeconds;
    return visitWith({
      firmId: site.firmId,
      siteId: site.siteId,
      visitId: createHash('sha256').update(String(index)).digest('base64url').slice(0, 22) as VisitId,
      visitor: anyVisitor(random),
      host: {
        unit: `${String(1 + random.below(60))}${random.pick(['A', 'B', 'C', 'D'])}`,
        ...(random.below(2) === 0
          ? { name: `${random.pick(['Mr', 'Ms'])} ${pair(random, families)[0]}` }
          : {}),
      },
      ...(random.below(2) === 0 ? { purpose: random.pick(['Meeting', 'Delivery', 'Air-conditioning']) } : {}),
      ...(random.below(5) === 0 ? { vehicle: { plate: `AB${String(1000 + random.below(9000))}` } } : {}),
      expectedFrom,
      expectedUntil: (expectedFrom + 7200) as EpochSeconds,
      day: localDay(expectedFrom, site.timeZone),
    });
  });
}
