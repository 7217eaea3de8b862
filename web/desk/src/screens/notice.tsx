import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import type { Trouble as Reason } from '../api/api.ts';
import { pageQuery } from '../api/use-pages.ts';
import { useSending } from '../api/use-sending.ts';
import { useSite } from '../desk.ts';
import { Check, TextArea, TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { instantAt } from '../rules/times.ts';

type Version = Message<'NoticeVersion'>;
const longestNotice = 2000;

/** The notice for visitors: what is in force, what comes, what was, and a new one. */
export function Notice() {
  const { say, api, site, times, language, may } = useSite();
  const [now, setNow] = useState<Message<'PrivacyNotice'>>();
  const [versions, setVersions] = useState<readonly Version[]>([]);
  const [trouble, setTrouble] = useState<Reason>();
  const path = { siteId: site.siteId };
  const load = async (): Promise<void> => {
    const [notice, all] = await Promise.all([
      api.ask((client) => client.GET('/sites/{siteId}/privacy-notice', { params: { path } })),
      api.ask((client) =>
        client.GET('/sites/{siteId}/privacy-notice/versions', {
          params: { path, query: pageQuery(undefined) },
        }),
      ),
    ]);
    if (notice.kind === 'data') setNow(notice.data);
    else if (notice.kind !== 'unchanged') setTrouble(notice);
    if (all.kind === 'data') setVersions(all.data.items);
  };
  useEffect(() => {
    void load();
  }, [site.siteId, site.version]);
  const textOf = ({ texts }: Pick<Version, 'texts'>): string => texts[language] ?? texts['zh-Hant'];
  const since = (version: Pick<Version, 'inForceFrom'>): string =>
    version.inForceFrom === undefined ? '—' : times.shortDay(version.inForceFrom);
  return (
    <section class="card">
      <h2>{say('notice')}</h2>
      <Trouble of={trouble} />
      {now && (
        <>
          <p class="small">{say('noticeNow', { day: since(now) })}</p>
          <blockquote>{textOf(now)}</blockquote>
          {now.coming && (
            <>
              <p class="small">{say('noticeComing', { day: since(now.coming) })}</p>
              <blockquote>{textOf(now.coming)}</blockquote>
            </>
          )}
          <p>
            <a href={`/my-data/?site=${site.siteId}&poster=current`} target="_blank" rel="noreferrer">
              {say('poster')}
            </a>
          </p>
        </>
      )}
      {versions.length > 1 && (
        <details>
          <summary>{say('noticeVersions')}</summary>
          {versions.map((version) => (
            <article key={version.version + (version.inForceFrom ?? '')}>
              <p class="small">{say('noticeNow', { day: since(version) })}</p>
              <blockquote>{textOf(version)}</blockquote>
            </article>
          ))}
        </details>
      )}
      {may('changeSite') && now && <NewNotice notice={now} key={now.version} onDone={load} />}
    </section>
  );
}

interface NewNoticeProps {
  readonly notice: Message<'PrivacyNotice'>;
  readonly onDone: () => Promise<void>;
}

function NewNotice({ notice, onDone }: NewNoticeProps) {
  const { say, api, site, times, readSites } = useSite();
  const { send, trouble, isSending } = useSending();
  const [en, setEn] = useState(notice.texts.en);
  const [zhHant, setZhHant] = useState(notice.texts['zh-Hant']);
  const [zhHans, setZhHans] = useState(notice.texts['zh-Hans'] ?? '');
  const [day, setDay] = useState('');
  const [changesPurpose, setChangesPurpose] = useState(false);
  const publish = async (): Promise<void> => {
    const privacyNotice = {
      en,
      'zh-Hant': zhHant,
      ...(zhHans.trim() === '' ? {} : { 'zh-Hans': zhHans }),
      ...(day === '' ? {} : { inForceFrom: instantAt(day, '00:00', site.timeZone) }),
      changesPurpose,
    };
    const params = { path: { siteId: site.siteId }, header: { 'If-Match': `"${String(site.version)}"` } };
    const done = await send(() =>
      api.ask((client) => client.PATCH('/sites/{siteId}', { params, body: { privacyNotice } })),
    );
    await readSites();
    if (done) await onDone();
  };
  return (
    <details>
      <summary>{say('edit')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
      >
        <TextArea label={say('noticeEn')} value={en} onInput={setEn} maxLength={longestNotice} lang="en" />
        <TextArea
          label={say('noticeZhHant')}
          value={zhHant}
          onInput={setZhHant}
          maxLength={longestNotice}
          lang="zh-Hant"
        />
        <TextArea
          label={`${say('noticeZhHans')} (${say('optional')})`}
          value={zhHans}
          onInput={setZhHans}
          maxLength={longestNotice}
          lang="zh-Hans"
        />
        <TextField
          label={say('noticeFrom')}
          type="date"
          value={day}
          min={times.dayOf(new Date())}
          onInput={setDay}
        />
        <Check checked={changesPurpose} onChange={setChangesPurpose}>
          {say('noticePurpose')}
        </Check>
        <Trouble of={trouble} />
        <div class="actions">
          <button type="submit" class="primary" aria-busy={isSending}>
            {say('publishNotice')}
          </button>
        </div>
      </form>
    </details>
  );
}
