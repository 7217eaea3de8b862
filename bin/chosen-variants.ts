/**
 * Pairs that occur in names but are missing in the lists of OpenCC. The usual character comes first. The first row: one
 * character that Unicode holds in two places for the sake of older character sets (kZVariant, or 青, 爫 and the like
 * written in two ways). The others: kSemanticVariant, where both are written for the same name.
 */
export const addedPairs = [
  '清淸 青靑 朗朖 妍姸 研硏 喻喩 兪俞 富冨 郎郞 絕絶 塡填 尚尙 內内 別别 呂吕 告吿 虛虚 橫横 曾曽 鳳鳯 每毎 步歩 既旣 即卽 冰氷 兔兎',
  '柏栢 珍珎 闊濶 德悳 德惪 麟麐 輝煇 耀燿 峨峩 熙熈 妙玅 賢贒 明朙 略畧 秋秌 秋龝 鵝鵞 雁鴈 凡凢 碗盌 野埜 熔鎔 琉瑠 棋碁 璃瓈 高髙 島嶋',
  '寶寳 寶寚 寫冩 仙僊 憑凴 叢樷 婿壻 壽夀 夢夣 奇竒 姻婣 宜宐 歡懽 昂昻 敷旉 考攷 時旹 暖煖 望朢 朵朶 歌謌 登豋 稚穉 綿緜 聰聦 職軄 賓賔',
  '酬酧 鐵銕 鑽鑚 關闗 鶯鸎 鼓皷 龐龎 美羙 回囘 國囯 國圀 場塲 強彊 往徃 映暎 照炤 楠枏 楠柟 事亊 學斈 疊曡 質貭 蝶蜨 統綂 耕畊 留畱 浚濬 琅瑯 焰燄 筱篠 藤籐 果菓',
]
  .join(' ')
  .split(' ');

/**
 * Characters that stay different although a list joins them with another, because both occur as different names. The
 * Table of General Standard Chinese Characters (2013) has 昇 and 鉅 as characters of names. OpenCC itself confirms this
 * for others (喆 堃 淼 邨 甯 犇 龢 仝 迺 澂 絜 沈): their first simplified form is themselves.
 */
export const ownCharacters = new Set('昇鉅钜');

/** Japanese short forms that are other characters in Chinese: 芸 is not 藝, 連 is not 聯, 予 is not 豫. */
export const otherInChinese = new Set('予弁欠糸缶芸浜晃沪連');
