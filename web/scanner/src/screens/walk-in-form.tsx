import { useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { WalkIn } from '../device/gate-requests.ts';
import { Choices } from '../parts/choices.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Icon } from '../parts/symbol.tsx';
import type { World } from '../parts/world.ts';
import type { Site, Visit } from '../rules/answer.ts';
import type { TextKey } from '../texts/keys.ts';
import { Candidates } from './candidates.tsx';
import type { GateWork } from './use-gate.ts';

/** What the guard has typed so far: in memory, so that a scan in between loses nothing. */
export interface WalkInDraft {
  readonly englishName: string;
  readonly chineseName: string;
  readonly unit: string;
  readonly host: string;
  readonly purpose: string;
  readonly plate: string;
  readonly method: WalkIn['method'];
}

export const emptyWalkIn: WalkInDraft = {
  englishName: '',
  chineseName: '',
  unit: '',
  host: '',
  purpose: '',
  plate: '',
  method: 'host_confirms',
};

interface FormSettings {
  readonly draft: WalkInDraft;
  readonly onDraft: (draft: WalkInDraft) => void;
  readonly site: Site;
  readonly work: GateWork;
  readonly world: World;
  readonly onPick: (visit: Visit) => void;
  readonly onClose: () => void;
}

const fields: readonly (readonly [Exclude<keyof WalkInDraft, 'method'>, TextKey, number])[] = [
  ['englishName', 'englishName', 100],
  ['chineseName', 'chineseName', 100],
  ['unit', 'unit', 40],
  ['host', 'hostName', 60],
  ['purpose', 'purpose', 100],
  ['plate', 'plate', 20],
];

/** Records an unannounced visitor without a code. */
export function WalkInForm({ draft, onDraft, site, work, world, onPick, onClose }: FormSettings) {
  const { say } = useApp();
  const [busy, setBusy] = useState(false);
  const [like, setLike] = useState<readonly Visit[]>();
  const key = useRef(crypto.randomUUID());
  const hasName = draft.englishName.trim() !== '' || draft.chineseName.trim() !== '';

  const send = async (noneOfThese: boolean): Promise<void> => {
    setBusy(true);
    // What was refused did nothing, but the same key goes with one request only.
    if (noneOfThese) key.current = crypto.randomUUID();
    const found = await work.walkIn({ ...told(draft), ...(noneOfThese ? { noneOfThese } : {}) }, key.current);
    setBusy(false);
    if (found) {
      setLike(found);
      return;
    }
    onDraft(emptyWalkIn);
    onClose();
  };
  if (site.walkIns === 'refuse')
    return (
      <Sheet title={say('walkIn')} onClose={onClose}>
        <div class="note warn">
          <Icon name="warning" />
          <p>{say('troubleNoWalkIns')}</p>
        </div>
      </Sheet>
    );
  if (like)
    return (
      <Sheet title={say('walkInLike')} onClose={onClose}>
        <p>{say('walkInLikeAdvice')}</p>
        <Candidates
          candidates={like}
          world={world}
          disabled={busy}
          onPick={(visitId) => {
            const picked = like.find((visit) => visit.visitId === visitId);
            if (picked) onPick(picked);
          }}
        />
        <button type="button" class="wide" disabled={busy} onClick={() => void send(true)}>
          {say('noneOfThese')}
        </button>
      </Sheet>
    );
  return (
    <Sheet title={say('walkIn')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(false);
        }}
      >
        <p>{say(site.walkIns === 'approve' ? 'walkInAsksHost' : 'walkInIntro')}</p>
        <Fields draft={draft} onDraft={onDraft} />
        <Choices
          legend={say('howKnown')}
          name="method"
          value={draft.method}
          options={[
            { value: 'host_confirms', label: say('methodHost') },
            { value: 'staff_card', label: say('methodCard') },
            { value: 'other_document', label: say('methodDocument') },
          ]}
          onChange={(method) => {
            onDraft({ ...draft, method });
          }}
        />
        <button type="submit" class="primary wide" disabled={busy || !hasName || draft.unit.trim() === ''}>
          {say('recordWalkIn')}
        </button>
      </form>
    </Sheet>
  );
}

function Fields({ draft, onDraft }: Pick<FormSettings, 'draft' | 'onDraft'>) {
  const { say } = useApp();
  return (
    <>
      {fields.map(([field, label, longest]) => (
        <label key={field} class="field">
          <span>{say(label)}</span>
          <input
            name={field}
            value={draft[field]}
            maxLength={longest}
            required={field === 'unit'}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => {
              onDraft({ ...draft, [field]: event.currentTarget.value });
            }}
          />
        </label>
      ))}
    </>
  );
}

function told(draft: WalkInDraft): WalkIn {
  const said = (name: Exclude<keyof WalkInDraft, 'method'>): string | undefined =>
    draft[name].trim() === '' ? undefined : draft[name].trim();
  const [englishName, chineseName, name, purpose, plate] = [
    said('englishName'),
    said('chineseName'),
    said('host'),
    said('purpose'),
    said('plate'),
  ];
  return {
    visitor: {
      ...(englishName === undefined ? {} : { englishName }),
      ...(chineseName === undefined ? {} : { chineseName }),
    },
    host: { unit: draft.unit.trim(), ...(name === undefined ? {} : { name }) },
    ...(purpose === undefined ? {} : { purpose }),
    ...(plate === undefined ? {} : { vehicle: { plate } }),
    method: draft.method,
  };
}
