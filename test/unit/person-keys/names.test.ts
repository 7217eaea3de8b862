import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FirmId } from '../../../functions/kernel/brands.ts';
import { chineseNames } from '../../../functions/person-keys/chinese-name.ts';
import { variantPairs } from '../../../functions/person-keys/chinese-variants.ts';
import {
  allEnglishParts,
  englishParts,
  englishSpellings,
  mostSpellings,
} from '../../../functions/person-keys/english-name.ts';
import { formerChinese, formerEnglish } from '../../../functions/person-keys/former-names.ts';
import { syllablesOf } from '../../../functions/person-keys/syllables.ts';
import { personKeysOf } from '../../../functions/person-keys/person-keys.ts';

const { foldChinese, chineseParts } = chineseNames(variantPairs);
const firm = personKeysOf('secret', 'firm' as FirmId);
const rival = personKeysOf('secret', 'rival' as FirmId);

/** Tells whether a booking with the first name and a code with the second share a key. */
const isOneName = (booked: string, shown: string, of: 'englishName' | 'chineseName' = 'englishName') => {
  const asked = firm.askedIdentitiesOf({ [of]: shown }).map(({ nameKey }) => nameKey);
  return firm.identitiesOf({ [of]: booked }).some(({ nameKey }) => asked.includes(nameKey));
};

describe('an English name', () => {
  it.each([
    ['CHAN Tai Man', 'CHAN Tai Man'],
    ['CHAN Tai-man', 'CHAN Tai Man'],
    ['CHAN Taiman', 'CHAN Tai Man'],
    ['Chan, Tai Man', 'CHAN Tai Man'],
    ['Mr CHAN Tai Man', 'CHAN Tai Man'],
    ['Mr. Chan Tai-Man', 'CHAN Tai Man'],
    ['CHAN Tai Man, Dr.', 'CHAN Tai Man'],
    ['Prof. Dr. Chan Tai Man', 'CHAN Tai Man'],
    ['  tai   man  CHAN ', 'CHAN Tai Man'],
    ['Ｃｈａｎ　Tai Man', 'CHAN Tai Man'],
    ['CHEUNG Siukit Peter', 'CHEUNG Siu Kit Peter'],
    ['Wong Karwai', 'WONG Kar Wai'],
    ['Auyeung Wing Yan', 'AU YEUNG Wing Yan'],
    ['ZHANG Xiaoming', 'ZHANG Xiao Ming'],
    ['CHAN Hongan', 'CHAN Hong An'],
    ['CHAN Hongan', 'CHAN Ho Ngan'],
    ['José García', 'JOSE GARCIA'],
    ['Jose\u0301 Garci\u0301a', 'JOSE GARCIA'],
    ['Søren Kjær', 'SOREN KJAER'],
    ['Søren Kjær', 'SOEREN KJAER'],
    ['Müller Hans', 'MUELLER HANS'],
    ['Müller Hans', 'MULLER HANS'],
    ['Mu\u0308ller Hans', 'MUELLER HANS'],
    ['Åse Lund', 'AASE LUND'],
    ['IŞIK Deniz', 'ISIK DENIZ'],
    ['Işık Deniz', 'ISIK DENIZ'],
    ['Łukasz Nowak', 'LUKASZ NOWAK'],
    ['Nguyễn Thị Hồng', 'NGUYEN THI HONG'],
    ['Đặng Văn', 'DANG VAN'],
    ['Þór Weiß', 'THOR WEISS'],
    ["O'Brien Sean", 'OBRIEN SEAN'],
    ['O’Brien Sean', "O'BRIEN SEAN"],
    ['Oʼbrien Sean', 'OBRIEN SEAN'],
    ['J.R. Smith', 'JR SMITH'],
    ['Mr.CHAN Tai Man', 'CHAN Tai Man'],
    ['Prof.Dr.CHAN Tai Man', 'CHAN Tai Man'],
    ['CHAN, Mr Tai Man', 'CHAN Tai Man'],
    ['Mdm CHAN Tai Man', 'CHAN Tai Man'],
    ['Ir. CHAN Tai Man', 'CHAN Tai Man'],
    ['CHAN Tai Man, Ph.D.', 'CHAN Tai Man'],
    ['CHAN Tai Man Esq.', 'CHAN Tai Man'],
    ['Mr Taiman', 'Tai Man'],
    ['CHAN Tai\u00ADman', 'CHAN Taiman'],
    ['CHAN Pe\u200Bter', 'CHAN Peter'],
    ['Chantaiman', 'CHAN Tai Man'],
    ['LAU Takwah', 'LAU Tak Wah'],
    ['WONG Ahkau', 'WONG Ah Kau'],
    ['CHEN Lina', 'CHEN Li Na'],
    ['LEE Kaka', 'LEE Ka Ka'],
    ['HUI Ki-ki', 'HUI Kiki'],
    ['Sinead O´Brien', 'SINEAD OBRIEN'],
    ['Sinead OʹBrien', 'SINEAD OBRIEN'],
    ['Sinead O‛Brien', 'SINEAD OBRIEN'],
    ['Sinead O＇Brien', 'SINEAD OBRIEN'],
    ['Håkon Bjørn', 'HAKON BJORN'],
    ['Håkon Bjørn', 'HAAKON BJOERN'],
    ['Håkon Bjørn', 'HAAKON BJORN'],
    ['Ŋalle Ħorn', 'NALLE HORN'],
    ['Œuvray Ŧor', 'OEUVRAY TOR'],
    ['Əliyev Æsa', 'ALIYEV AESA'],
    ['Groẞ Ärni', 'GROSS AERNI'],
    ['Groß Ärni', 'GROSS ARNI'],
    ['Guðrún Jörg', 'GUDRUN JOERG'],
    ['Bjørn Lund', 'BJOERN LUND'],
    ['Kai Kaka', 'KAI Ka Ka'],
  ])('%s is the name of %s, whichever was booked', (one, other) => {
    expect(isOneName(one, other)).toBe(true);
    expect(isOneName(other, one)).toBe(true);
  });

  it.each([
    ['CHAN Tai Man', 'CHAN Tai Ming'],
    ['CHAN Man Hon', 'CHAN Man'],
    ['CHAN Tai Man', 'CHAN Tai Man Peter'],
    ['Mr Chan', 'Chan'],
    ['MUELLER', 'MULLER'],
    ['LEE Ka Yan', 'LEE Ka Yin'],
    ['CHAN Yuen Ling', 'CHAN Yun Ling'],
    ['Mr Chan', 'Mrs Chan'],
    ['CHAN Hon Man', 'CHAN Man'],
    ['LEE Lady Mae', 'LEE Mae'],
    ['M.S. Ravi Kumar', 'Ravi Kumar'],
    ['Juan Cruz Jr', 'Juan Cruz'],
    ['Kiki CHAN', 'CHAN Ki'],
    ['Yoyo HO', 'HO Yo'],
    ['Nina LEE', 'Nani LEE'],
    ['Alan CHAN', 'Lana CHAN'],
    ['Dana LIN', 'Nada LIN'],
    ['Каліна', 'Калина'],
    ['Жанна Й', 'Жанна И'],
  ])('%s is not the name of %s', (one, other) => {
    expect(isOneName(one, other)).toBe(false);
  });

  it.each([
    ['CHAN Tai Man', ['CHAN MAN TAI']],
    ['Müller Hans', ['HANS MULLER', 'HANS MUELLER']],
    ['Susan CHAN', ['CHAN SUSAN']],
    ['CHAN Hongan', ['CHAN HO NGAN', 'AN CHAN HONG']],
    ['King 2nd', ['2ND KING']],
    ['CHAN Ki Ki', ['CHAN KI', 'CHAN KIKI']],
    ['Kiki CHAN', ['CHAN KIKI']],
    ['Ka Kai Ka', ['KA KAI', 'KAI KAKA']],
    ['HONGAN '.repeat(40), ['HO NGAN', 'HOHO NGANNGAN', 'AN HO HONG NGAN']],
    ['Åse Bjørg', ['ASE BJORG', 'AASE BJOERG', 'AASE BJORG']],
    ['M.S. Dhoni', ['DHONI MS']],
    ['Dr. Lee', ['DR LEE']],
    ['O’Brien Ｓean', ['OBRIEN SEAN']],
    ['Йоан', ['ЙОАН']],
    ['がく', ['がく']],
    ['', ['']],
  ])('%s has these spellings', (name, spellings) => {
    expect(englishSpellings(name)).toEqual(spellings);
  });

  it('has at least one and few spellings, whatever a person types', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.stringMatching(/^[aeiouhngk üöå-]{0,200}$/),
    );
    fc.assert(
      fc.property(typed, (name) => {
        const spellings = englishSpellings(name);
        expect(spellings.length).toBeGreaterThan(0);
        expect(spellings.length).toBeLessThanOrEqual(mostSpellings);
      }),
    );
  });

  it('has the same readings in any order of its words, also if there are many', () => {
    const spellings = englishSpellings('Hongan Kangai Singan');
    expect(spellings).toHaveLength(mostSpellings);
    expect(englishSpellings('Singan Hongan Kangai')).toEqual(spellings);
    expect(englishSpellings('Kangai, Singan Hongan')).toEqual(spellings);
  });

  it('is the same in any order of its words, in any case, with any blanks', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-zéüø]{1,8}$/), { minLength: 2, maxLength: 5 });
    const shuffled = words.chain((of) =>
      fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const spellings = (name: string) => [...englishSpellings(name)].sort();
        const usual = spellings(one.join(' '));
        expect(spellings(other.join(', '))).toEqual(usual);
        expect(spellings(` ${one.join('  ').toLowerCase()} `)).toEqual(usual);
      }),
    );
  });
});

describe('a word', () => {
  it.each([
    ['TAIMAN', [['TAI', 'MAN']]],
    ['CHEUNG', [['CHEUNG']]],
    ['PETER', [['PETER']]],
    ['SUSAN', [['SUSAN']]],
    ['MARTIN', [['MARTIN']]],
    ['KIKI', [['KIKI']]],
    ['WINGWING', [['WINGWING']]],
    ['SIUKIT', [['SIU', 'KIT']]],
    ['XIAOMING', [['XIAO', 'MING']]],
    ['KAXIA', [['KA', 'XIA']]],
    ['TSZXIA', [['TSZXIA']]],
    ['AUYEUNGTAIMAN', [['AU', 'YEUNG', 'TAI', 'MAN']]],
    ['CHANTAIMANWAIYEE', [['CHANTAIMANWAIYEE']]],
    ['KWAIKWAIKWAIKWAN', [['KWAI', 'KWAI', 'KWAI', 'KWAN']]],
    ['ANA', [['ANA']]],
    ['HUAI', [['HUAI']]],
    ['SHMAN', [['SHMAN']]],
    ['NGMAN', [['NGMAN']]],
    ['TAI2', [['TAI2']]],
    ['TSZKWAN', [['TSZ', 'KWAN']]],
    ['AAAA', [['AAAA']]],
    ['KWOKMINGWAI', [['KWOK', 'MING', 'WAI']]],
    ['TAIMAN'.repeat(5), [['TAIMAN'.repeat(5)]]],
  ])('%s is read as %j', (word, readings) => {
    expect(syllablesOf(word, 3)).toEqual(readings);
  });

  it('has a limited number of readings', () => {
    expect(syllablesOf('HONGAN', 2)).toEqual([
      ['HO', 'NGAN'],
      ['HONG', 'AN'],
    ]);
    expect(syllablesOf('HONGAN', 1)).toEqual([['HO', 'NGAN']]);
  });
});

describe('a Chinese name', () => {
  it.each([
    ['陈大文', '陳大文'],
    ['李峯', '李峰'],
    ['衞國強', '衛國強'],
    ['黄美玲', '黃美玲'],
    ['陳說文', '陳説文'],
    ['后大文', '後大文'],
    ['叶伟豪', '葉偉豪'],
    ['钟志强', '鍾志強'],
    ['栢芝', '柏芝'],
    ['林群', '林羣'],
    ['啟文', '启文'],
    ['髙橋', '高橋'],
    ['渡辺', '渡邊'],
    ['陳大文先生', '陳大文'],
    ['陈大文小姐', '陳大文'],
    ['陳 大文', '陳大文'],
    ['陳・大文', '陳大文'],
    ['\uF9D1大文', '六大文'],
    ['陳寳清', '陳宝淸'],
    ['黃靑朗', '黄青朖'],
    ['葛\u{E0100}大文', '葛大文'],
    ['陈大文 律师', '陳大文'],
    ['Mr. 陳大文', '陳大文'],
    ['MR陳大文', '陳大文'],
    ['陳大文(太太)', '陳大文'],
    ['干乾文', '幹干文'],
    [' Dr 陳大文', '陳大文'],
  ])('%s is the name of %s, whichever was booked', (one, other) => {
    expect(isOneName(one, other, 'chineseName')).toBe(true);
    expect(isOneName(other, one, 'chineseName')).toBe(true);
  });

  it.each([
    ['陳大文', '大文陳'],
    ['陳大文', '陳大明'],
    ['陳惠', '陳慧'],
    ['陳先生', '陳'],
    ['肖文', '蕭文'],
    ['歐陽先生', '歐陽'],
    ['欧阳小姐', '歐陽'],
    ['聞人先生', '聞人'],
    ['諸葛先生', '諸葛'],
    ['陳大先生文', '陳大'],
    ['Mr 陳', '陳'],
    ['王博士', '王'],
    ['陳芸', '陳藝'],
    ['陳連', '陳聯'],
    ['陳予', '陳豫'],
    ['李昇', '李升'],
    ['李堃', '李坤'],
    ['李喆', '李哲'],
    ['李淼', '李渺'],
    ['甯文', '寧文'],
    ['沉文', '沈文'],
    ['玟文', '玫文'],
    ['陳曜', '陳耀'],
    ['陳斌', '陳彬'],
    ['Xu 陳大文', '陳大文'],
  ])('%s is not the name of %s', (one, other) => {
    expect(isOneName(one, other, 'chineseName')).toBe(false);
  });

  it('folds to the usual character in Hong Kong, and folding twice changes nothing', () => {
    expect(foldChinese('范余于沈姜梁秋松志峰衛黃溫啟德')).toBe('范余于沈姜梁秋松志峰衛黃溫啟德');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        expect(foldChinese(foldChinese(name))).toBe(foldChinese(name));
      }),
    );
  });
});

describe('the parts of a name', () => {
  it('are its words and characters, each once, with both spellings of one letter alike', () => {
    expect(englishParts('Mr CHAN Taiman')).toEqual(['CHAN', 'MAN', 'TAI']);
    expect(englishParts('MUELLER Hans')).toEqual(englishParts('Müller Hans'));
    expect(englishParts('')).toEqual([]);
    expect(englishParts('CHAN Yuen Tsuen')).toEqual(['CHAN', 'TSUEN', 'YUEN']);
    expect(englishParts('Joe Muelder')).toEqual(['JOE', 'MULDER']);
    expect(englishParts('CHAN Hongan')).toEqual(['CHAN', 'HO', 'NGAN']);
    expect(englishParts('Aaron Isaac')).toEqual(['ARON', 'ISAC']);
    expect(englishParts('Lisander')).toEqual(['LISANDER']);
    expect(allEnglishParts('CHAN Hongan')).toEqual(['CHAN', 'HO', 'NGAN', 'AN', 'HONG']);
    expect(chineseParts('陳大文Peter')).toEqual(['陳', '大', '文', 'PETER']);
    expect(chineseParts('陈大大文')).toEqual(['陳', '大', '文']);
    expect(chineseParts('')).toEqual([]);
    expect(chineseParts('一二三四五六七八九十')).toHaveLength(8);
  });

  it('are found by what a guard types', () => {
    const { partKeys } = firm.partsOf({ englishName: 'CHAN Tai Man Peter', chineseName: '陳大文' });
    const typing = [
      'chan',
      'Peter',
      'taiman',
      'peter chan',
      '陈',
      '大文',
      'chan 文',
      'Ｃhan',
      'Mr Chan',
      '陳先生',
    ];
    for (const typed of typing)
      expect([typed, firm.searchKeysOf(typed).every((key) => partKeys.includes(key))]).toEqual([typed, true]);
    expect(firm.searchKeysOf('chan 文')).toHaveLength(2);
    expect(firm.searchKeysOf(' -,. ')).toEqual([]);
    expect(partKeys).not.toContain(firm.searchKeysOf('ming')[0]);
    expect(rival.searchKeysOf('chan')).not.toEqual(firm.searchKeysOf('chan'));
    expect(firm.searchKeysOf('a b c d e f g h i j k')).toHaveLength(8);
    const { partKeys: auyeung } = firm.partsOf({ chineseName: '歐陽大' });
    expect(firm.searchKeysOf('歐陽先生').every((key) => auyeung.includes(key))).toBe(true);
    expect(firm.searchKeysOf('大x文')).toEqual(firm.searchKeysOf('x 大文'));
    expect(firm.searchKeysOf('pe大ter')).toHaveLength(3);
    expect(firm.searchKeysOf('chan大tai')).toEqual(firm.searchKeysOf('chan tai 大'));
    const hongan = firm.partsOf({ englishName: 'CHAN Hongan' }).partKeys;
    for (const typed of ['hong', 'an', 'ho', 'ngan', 'hongan'])
      expect([typed, firm.searchKeysOf(typed).every((key) => hongan.includes(key))]).toEqual([typed, true]);
    const { partKeys: yuen } = firm.partsOf({ englishName: 'CHAN Yuen' });
    expect(yuen).not.toContain(firm.searchKeysOf('yun')[0]);
  });
});

describe('a name written under the former rule', () => {
  it.each([
    ["  O'Brien,  Seán ", 'OBRIEN SEÁN'],
    ['O’Brien O‘Neil J.R. `x', 'JR OBRIEN ONEIL X'],
    ['Ｃｈａｎ Tai-Man 2nd Chan', '2ND CHAN MAN TAI'],
    ['Jose\u0301 weiß', 'JOSÉ WEISS'],
    ["e'\u0301", 'É'],
    ['Мария Й', 'Й МАРИЯ'],
  ])('%s is %s', (name, normal) => {
    expect(formerEnglish(name)).toBe(normal);
  });

  it.each([
    ['陈 大・文。', '陈大文'],
    ['\uF9D1ａ文 2', '六A文2'],
    ['か\u3099', 'が'],
  ])('%s is %s', (name, normal) => {
    expect(formerChinese(name)).toBe(normal);
  });

  it.each([
    [{ englishName: 'José García' }, formerEnglish, 'GARCÍA JOSÉ'],
    [{ englishName: 'CHAN Taiman' }, formerEnglish, 'CHAN TAIMAN'],
    [{ chineseName: '陈大文' }, formerChinese, '陈大文'],
  ])('%j is looked up under both rules', (visitor, former, name) => {
    expect(former(Object.values(visitor)[0] ?? '')).toBe(name);
    expect(firm.askedIdentitiesOf(visitor)).toHaveLength(2);
    expect(firm.askedIdentitiesOf(visitor).slice(0, 1)).toEqual(firm.identitiesOf(visitor));
  });

  it('is looked up once if both rules agree, so that a scan has one Query', () => {
    for (const englishName of ['CHAN Tai Man', 'CHEUNG Siu Kit Peter', 'LEE Susan'])
      expect(firm.askedIdentitiesOf({ englishName, idPrefix: 'A123' })).toHaveLength(1);
    expect(firm.askedIdentitiesOf({ chineseName: '陳大文' })).toHaveLength(1);
  });
});
