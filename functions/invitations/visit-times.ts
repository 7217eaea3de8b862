/** The languages of the page and of the e-mail. */
export const invitationLanguages = ['en', 'zh-Hant', 'zh-Hans'] as const;
export type InvitationLanguage = (typeof invitationLanguages)[number];

const locales: Readonly<Record<InvitationLanguage, string>> = {
  en: 'en-HK',
  'zh-Hant': 'zh-HK',
  'zh-Hans': 'zh-CN',
};

/** From when until when, at the building. Instants are RFC 3339. */
export interface TimesAtBuilding {
  readonly from: string;
  readonly until: string;
  /** IANA name. */
  readonly timeZone: string;
}

const format = (language: InvitationLanguage, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locales[language], { timeZone, ...options });

/** The day on which a visit begins, with its weekday. */
export const dayText = ({ from, timeZone }: TimesAtBuilding, language: InvitationLanguage): string =>
  format(language, timeZone, { dateStyle: 'full' }).format(new Date(from));

/** The times of day of a visit that begins and ends on one day; days and times otherwise. */
export function rangeText(times: TimesAtBuilding, language: InvitationLanguage): string {
  const { from, until, timeZone } = times;
  const options: Intl.DateTimeFormatOptions = isOneDay(times)
    ? { hour: 'numeric', minute: '2-digit' }
    : { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' };
  return format(language, timeZone, options).formatRange(new Date(from), new Date(until));
}

const isOneDay = ({ from, until, timeZone }: TimesAtBuilding): boolean => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return day.format(new Date(from)) === day.format(new Date(until));
};

/** The name of the building’s time zone at that time, such as `Hong Kong Standard Time`. */
export const zoneText = ({ from, timeZone }: TimesAtBuilding, language: InvitationLanguage): string =>
  format(language, timeZone, { timeZoneName: 'long' })
    .formatToParts(new Date(from))
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
