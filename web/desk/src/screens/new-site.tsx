import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useSending } from '../api/use-sending.ts';
import { useDesk } from '../desk.ts';
import { TextArea, TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { sitePath } from '../place.ts';
import { shortName } from './gates.tsx';

/** Makes a site: a name, where it is, and what its visitors are told. */
export function NewSite() {
  const { say, api, readSites } = useDesk();
  const { route } = useLocation();
  const { send, trouble, isSending } = useSending();
  const [name, setName] = useState('');
  const [ownId, setOwnId] = useState<string>();
  const [timeZone, setTimeZone] = useState('Asia/Hong_Kong');
  const [en, setEn] = useState('');
  const [zhHant, setZhHant] = useState('');
  const [zhHans, setZhHans] = useState('');
  const siteId = ownId ?? shortName(name);
  const create = async (): Promise<void> => {
    const privacyNotice = { en, 'zh-Hant': zhHant, ...(zhHans.trim() === '' ? {} : { 'zh-Hans': zhHans }) };
    const body = { siteId, name, timeZone, privacyNotice };
    const made = await send(() => api.ask((client) => client.POST('/sites', { body })), say('siteCreated'));
    if (!made) return;
    await readSites();
    route(sitePath(made.data.siteId, 'siteSettings'));
  };
  return (
    <section class="narrow">
      <h1>{say('newSite')}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div class="pair">
          <TextField
            label={say('siteName')}
            value={name}
            onInput={setName}
            maxLength={80}
            required
            autoFocus
          />
          <TextField
            label={say('siteId')}
            value={siteId}
            onInput={setOwnId}
            hint={say('siteIdHint')}
            maxLength={40}
            required
          />
        </div>
        <TextField label={say('timeZone')} value={timeZone} onInput={setTimeZone} required />
        <p class="small">{say('noticeHint')}</p>
        <TextArea label={say('noticeEn')} value={en} onInput={setEn} maxLength={2000} lang="en" />
        <TextArea
          label={say('noticeZhHant')}
          value={zhHant}
          onInput={setZhHant}
          maxLength={2000}
          lang="zh-Hant"
        />
        <TextArea
          label={`${say('noticeZhHans')} (${say('optional')})`}
          value={zhHans}
          onInput={setZhHans}
          maxLength={2000}
          lang="zh-Hans"
        />
        <Trouble of={trouble} />
        <div class="actions">
          <button type="submit" class="primary" aria-busy={isSending}>
            {say('createSite')}
          </button>
        </div>
      </form>
    </section>
  );
}
