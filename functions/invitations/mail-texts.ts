import type { InvitationLanguage } from './visit-times.ts';

/** What an e-mail with an invitation says. No text names a person. */
interface MailTexts {
  readonly subject: string;
  readonly invited: string;
  readonly when: string;
  readonly where: string;
  readonly unit: string;
  readonly zone: string;
  readonly open: string;
  readonly gate: string;
  readonly withoutApp: string;
  readonly forYou: string;
  readonly automatic: string;
  readonly calendarTitle: string;
  readonly calendarText: string;
}

const en: MailTexts = {
  subject: 'Your visit to {site} on {day}',
  invited: 'You are invited to {site}.',
  when: 'When',
  where: 'Where',
  unit: '{site}, unit {unit}',
  zone: 'Times at the building: {zone}',
  open: 'Open your invitation',
  gate: 'At the gate, show your iAM Smart Personal Code.',
  withoutApp:
    'You do not have to use iAM Smart: your invitation also shows a PIN. There you can correct your name, too, or say that you cannot come.',
  forYou: 'The link is for you alone. Who has it can see your visit. It ends with the visit.',
  automatic:
    'This message was sent once, at the wish of the person who invites you. Your address is not kept for anything else. Nobody reads replies.',
  calendarTitle: 'Visit: {site}',
  calendarText: 'Show your iAM Smart Personal Code at the gate, or the PIN of your invitation.',
};

const zhHant: MailTexts = {
  subject: '{day}到訪 {site}',
  invited: '誠邀您到訪 {site}。',
  when: '時間',
  where: '地點',
  unit: '{site} {unit} 單位',
  zone: '時間以大廈當地時間為準：{zone}',
  open: '開啟邀請',
  gate: '到達閘口時，請出示「智方便」個人碼。',
  withoutApp: '您不一定要使用「智方便」：邀請亦會顯示 PIN 碼。您也可在邀請上更正姓名，或表示未能前來。',
  forYou: '連結只供您本人使用。持有連結的人可看到您的到訪資料。連結在到訪結束後失效。',
  automatic: '本訊息應邀請您的人的要求發出，只發送一次。您的電郵地址不會作其他用途。請勿回覆。',
  calendarTitle: '到訪：{site}',
  calendarText: '請在閘口出示「智方便」個人碼，或邀請上的 PIN 碼。',
};

const zhHans: MailTexts = {
  subject: '{day}到访 {site}',
  invited: '诚邀您到访 {site}。',
  when: '时间',
  where: '地点',
  unit: '{site} {unit} 单位',
  zone: '时间以大厦当地时间为准：{zone}',
  open: '打开邀请',
  gate: '到达闸口时，请出示“智方便”个人码。',
  withoutApp: '您不一定要使用“智方便”：邀请也会显示 PIN 码。您也可在邀请上更正姓名，或表示不能前来。',
  forYou: '链接只供您本人使用。持有链接的人可看到您的到访资料。链接在到访结束后失效。',
  automatic: '本信息应邀请您的人的要求发出，只发送一次。您的邮箱地址不会作其他用途。请勿回复。',
  calendarTitle: '到访：{site}',
  calendarText: '请在闸口出示“智方便”个人码，或邀请上的 PIN 码。',
};

const texts: Readonly<Record<InvitationLanguage, MailTexts>> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans };

/** Says a text of the e-mail, with its gaps filled. */
export const mailTextsIn =
  (language: InvitationLanguage) =>
  (key: keyof MailTexts, gaps: Readonly<Record<string, string>> = {}): string =>
    texts[language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => gaps[name] ?? whole);
