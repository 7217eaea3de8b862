import type { Language } from '../../scanner/src/texts/keys.ts';
import type { OwnData } from './ask.ts';
import { noticeText } from './start.tsx';
import type { Say } from './texts/text.ts';
import { timeText } from './times.ts';
import { SeriesCard, VisitCard } from './visit-card.tsx';

interface ResultProps {
  readonly language: Language;
  readonly say: Say;
  readonly data: OwnData;
  /** Whole minutes until the page clears itself; 0 in the last one. */
  readonly clearing: { readonly minutes: number; readonly stay: () => void };
  readonly onClear: () => void;
}

/** What the firm holds, for people to read, print and take away. */
export function Result({ language, say, data, clearing, onClear }: ResultProps) {
  const { visits, recurringVisits, notAdmittedAt, sites, firmName } = data;
  const zoneOf = (siteId: string) =>
    sites.find((site) => site.siteId === siteId)?.timeZone ?? 'Asia/Hong_Kong';
  const asOf = timeText(data.asOf, language, sites[0]?.timeZone ?? 'Asia/Hong_Kong');
  const nothing = visits.length + recurringVisits.length + notAdmittedAt.length === 0;
  return (
    <section class="result">
      <h1>{say('shownTitle', { firm: firmName })}</h1>
      <p class="small">{say('shownAsOf', { time: asOf })}</p>
      <Tools say={say} data={data} clearing={clearing} onClear={onClear} />
      {nothing && <p class="card nothing">{say('nothing')}</p>}
      {notAdmittedAt.length > 0 && (
        <div class="card warn">
          <h2>{say('barsTitle')}</h2>
          <ul>
            {notAdmittedAt.map(({ siteId, siteName }) => (
              <li key={siteId}>{siteName}</li>
            ))}
          </ul>
          <p>{say('barsWhy')}</p>
        </div>
      )}
      {visits.length > 0 && <h2>{say('visitsTitle', { n: visits.length })}</h2>}
      {visits.map((visit, index) => (
        <VisitCard key={index} visit={visit} language={language} say={say} timeZone={zoneOf(visit.siteId)} />
      ))}
      {recurringVisits.length > 0 && <h2>{say('recurringTitle', { n: recurringVisits.length })}</h2>}
      {recurringVisits.map((series, index) => (
        <SeriesCard
          key={index}
          series={series}
          language={language}
          say={say}
          timeZone={zoneOf(series.siteId)}
        />
      ))}
      <h2>{say('askTitle')}</h2>
      <p>{say('ask')}</p>
      <h2>{say('wrongTitle')}</h2>
      <p>{say('wrong')}</p>
      <h2>{say('recipientsTitle')}</h2>
      <ul class="safe">
        {data.recipients.map((recipient) => (
          <li key={recipient}>{say(`recipient_${recipient}`, { firm: firmName })}</li>
        ))}
      </ul>
      <h2>{say('sitesTitle')}</h2>
      {sites.map((site) => (
        <div key={site.siteId} class="card">
          <h3>{site.siteName}</h3>
          <p lang={language === 'en' ? 'en' : 'zh-Hant'}>{noticeText(site.notice.texts, language)}</p>
          <p class="small">
            {say('noticeVersion', { version: site.notice.version })} ·{' '}
            {say('kept', { days: site.retentionDays })}
          </p>
        </div>
      ))}
    </section>
  );
}

function Tools({ say, data, clearing, onClear }: Omit<ResultProps, 'language'>) {
  const { minutes, stay } = clearing;
  const left =
    minutes === 0 ? say('lessThanMinute') : minutes === 1 ? say('minute') : say('minutes', { n: minutes });
  return (
    <div class="tools">
      <div class="buttons">
        <button
          type="button"
          class="main"
          onClick={() => {
            print();
          }}
        >
          {say('print')}
        </button>
        <button
          type="button"
          class="main second"
          onClick={() => {
            download(data);
          }}
        >
          {say('download')}
        </button>
        <button type="button" class="main second" onClick={onClear}>
          {say('clear')}
        </button>
      </div>
      <p class={minutes === 0 ? 'small warn' : 'small'} role="status">
        {say('clearsIn', { minutes: left })}
      </p>
      <button type="button" class="plain" onClick={stay}>
        {say('stay')}
      </button>
    </div>
  );
}

/** Hands the data to the browser as a file. The address of the file is taken back at once. */
function download(data: OwnData): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `my-data-${data.asOf.slice(0, 10)}.json`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 1_000);
}
