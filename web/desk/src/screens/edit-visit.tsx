import { useState } from 'preact/hooks';
import type { Trouble as Reason, Visit } from '../api/api.ts';
import { useSite } from '../desk.ts';
import { TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { changeOf, clashes, draftOf, draftFields, type Draft, type DraftField } from '../rules/edit.ts';
import type { TextKey } from '../texts/text.ts';

interface EditVisitProps {
  readonly visit: Visit;
  readonly readAgain: () => Promise<Visit | undefined>;
  readonly onSaved: (visit: Visit) => void;
  readonly onCancel: () => void;
}

/** `undefined` once it is settled which value is right. */
type Theirs = Readonly<Partial<Record<DraftField, string | undefined>>>;

const labels: Readonly<Record<DraftField, TextKey>> = {
  englishName: 'englishName',
  chineseName: 'chineseName',
  idPrefix: 'idPrefix',
  unit: 'unit',
  hostName: 'hostName',
  day: 'day',
  from: 'timeFrom',
  lastDay: 'repeatsUntil',
  until: 'timeUntil',
  purpose: 'purpose',
  plate: 'plate',
  notes: 'notes',
};
const types: Readonly<Partial<Record<DraftField, 'date' | 'time'>>> = {
  day: 'date',
  from: 'time',
  lastDay: 'date',
  until: 'time',
};

/**
 * Changes a visit. Where somebody else changed it meanwhile, their changes are taken over, and only a field that both
 * changed is asked about.
 */
export function EditVisit({ visit, readAgain, onSaved, onCancel }: EditVisitProps) {
  const { say, api, site, session } = useSite();
  const [base, setBase] = useState(visit);
  const [draft, setDraft] = useState<Draft>(() => draftOf(visit, site.timeZone));
  /** What somebody else wrote into fields that are changed here too. */
  const [theirs, setTheirs] = useState<Theirs>({});
  const [wasMerged, setWasMerged] = useState(false);
  const [trouble, setTrouble] = useState<Reason>();
  const office = session.role === 'admin' || session.role === 'manager';
  const fields = draftFields.filter((field) => field !== 'notes' || office);
  const hasClash = Object.values(theirs).some((text) => text !== undefined);
  const save = async (): Promise<void> => {
    setTrouble(undefined);
    const body = changeOf(draftOf(base, site.timeZone), draft, site.timeZone);
    if (Object.keys(body).length === 0) {
      onCancel();
      return;
    }
    const path = { siteId: site.siteId, visitId: visit.visitId };
    const header = { 'If-Match': `"${String(base.version)}"` };
    const asked = await api.ask((client) =>
      client.PATCH('/sites/{siteId}/visits/{visitId}', { params: { path, header }, body }),
    );
    if (asked.kind === 'data') onSaved(asked.data);
    else if (asked.kind === 'problem' && asked.status === 412) await merge();
    else if (asked.kind !== 'unchanged') setTrouble(asked);
  };
  const merge = async (): Promise<void> => {
    const now = await readAgain();
    if (!now) return;
    const merged = clashes(draftOf(base, site.timeZone), draft, draftOf(now, site.timeZone));
    setWasMerged(true);
    setBase(now);
    setDraft(merged.draft);
    setTheirs(merged.theirs);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {wasMerged && (
        <div class="warn" role="alert">
          <p>
            <b>{say('changedMeanwhile')}</b>
          </p>
          {hasClash && <p>{say('changedMeanwhileHint')}</p>}
        </div>
      )}
      {fields.map((field) => {
        const other = theirs[field];
        return (
          <div key={field} class={other === undefined ? undefined : 'clash'}>
            <TextField
              label={say(labels[field])}
              type={types[field] ?? 'text'}
              value={draft[field]}
              onInput={(value) => {
                setDraft((was) => ({ ...was, [field]: value }));
              }}
            />
            {other !== undefined && (
              <button
                type="button"
                onClick={() => {
                  setDraft((was) => ({ ...was, [field]: other }));
                  setTheirs((was) => ({ ...was, [field]: undefined }));
                }}
              >
                {say('theirs')}: {other === '' ? '—' : other}
              </button>
            )}
          </div>
        );
      })}
      <Trouble of={trouble} />
      <div class="actions sticky">
        <button type="submit" class="primary">
          {say('save')}
        </button>
        <button type="button" onClick={onCancel}>
          {say('cancel')}
        </button>
      </div>
    </form>
  );
}
