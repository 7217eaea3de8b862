import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import type { Site } from '../api/api.ts';
import { useSending } from '../api/use-sending.ts';
import { useSite } from '../desk.ts';
import { Check, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { Gates } from './gates.tsx';
import { Notice } from './notice.tsx';

const walkIns = ['record', 'approve', 'refuse'] as const;

/** The settings of a site, its gates, and its notice for visitors. */
export function SiteSettings() {
  const { site, may } = useSite();
  return (
    <section class="wide">
      <h1>{site.name}</h1>
      {may('changeSite') ? <Settings site={site} key={site.version} /> : <SettingsShown site={site} />}
      <Gates />
      <Notice />
    </section>
  );
}

function SettingsShown({ site }: { readonly site: Site }) {
  const { say } = useSite();
  const rows = [
    [say('timeZone'), site.timeZone],
    [say('walkIns'), say(`walkIns_${site.walkIns}`)],
    [say('retention'), String(site.retentionDays)],
    [say('autoCheckOut'), site.autoCheckOutAt],
  ] as const;
  return (
    <dl class="facts card">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Settings({ site }: { readonly site: Site }) {
  const { say, api, readSites } = useSite();
  const { send, trouble, isSending } = useSending();
  const [name, setName] = useState(site.name);
  const [walkIn, setWalkIn] = useState(site.walkIns);
  const [days, setDays] = useState(String(site.retentionDays));
  const [reason, setReason] = useState(site.retentionReason ?? '');
  const [at, setAt] = useState(site.autoCheckOutAt);
  const [weak, setWeak] = useState(site.admitsWeakMatches);
  const [wasChanged, setWasChanged] = useState(false);
  useEffect(() => {
    // Somebody else may have changed it: the form begins with what is there now.
    if (trouble?.kind !== 'problem' || trouble.status !== 412) return;
    setWasChanged(true);
    void readSites();
  }, [trouble]);
  const save = async (): Promise<void> => {
    const change: Message<'SiteChange'> = {
      ...(name === site.name ? {} : { name }),
      ...(walkIn === site.walkIns ? {} : { walkIns: walkIn }),
      ...(Number(days) === site.retentionDays ? {} : { retentionDays: Number(days) }),
      ...(reason === '' || reason === site.retentionReason ? {} : { retentionReason: reason }),
      ...(at === site.autoCheckOutAt ? {} : { autoCheckOutAt: at }),
      ...(weak === site.admitsWeakMatches ? {} : { admitsWeakMatches: weak }),
    };
    if (Object.keys(change).length === 0) return;
    const params = { path: { siteId: site.siteId }, header: { 'If-Match': `"${String(site.version)}"` } };
    const done = await send(() =>
      api.ask((client) => client.PATCH('/sites/{siteId}', { params, body: change })),
    );
    if (done) await readSites();
  };
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{say('settings')}</h2>
      {wasChanged && <p class="warn">{say('changedElsewhere')}</p>}
      <div class="pair">
        <TextField label={say('siteName')} value={name} onInput={setName} maxLength={80} required />
        <SelectField
          label={say('walkIns')}
          value={walkIn}
          options={walkIns.map((value) => ({ value, text: say(`walkIns_${value}`) }))}
          onChange={setWalkIn}
        />
        <TextField label={say('retention')} type="number" value={days} onInput={setDays} min="1" max="366" />
        <TextField label={say('autoCheckOut')} type="time" value={at} onInput={setAt} />
      </div>
      {Number(days) > 31 && (
        <TextArea
          label={say('retentionReason')}
          value={reason}
          onInput={setReason}
          rows={2}
          maxLength={300}
        />
      )}
      <Check checked={weak} onChange={setWeak}>
        {say('weakMatches')}
      </Check>
      <Trouble of={trouble} />
      <div class="actions">
        <button type="submit" class="primary" aria-busy={isSending}>
          {say('save')}
        </button>
      </div>
    </form>
  );
}
