import { useState } from 'preact/hooks';
import { useSending } from '../api/use-sending.ts';
import { useSite } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Check, TextArea } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { sayOr } from '../texts/text.ts';
import type { Passage } from './attention.tsx';

interface ResolvePassageProps {
  readonly passage: Passage;
  readonly onDone: (isResolved: boolean) => void;
}

/** Writes down what was found; one of a revoked scanner can also be vouched for. */
export function ResolvePassage({ passage, onDone }: ResolvePassageProps) {
  const { say, api, site } = useSite();
  const { send, trouble, isSending } = useSending();
  const [note, setNote] = useState('');
  const [isVouched, setIsVouched] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const { attention, scanId } = passage;
  const isHeld = attention === 'scanner_revoked';
  const text = note.trim();
  const resolve = async (): Promise<void> => {
    setIsAsked(true);
    if (text === '') return;
    const params = { path: { siteId: site.siteId, scanId } };
    const body = { note: text, ...(isVouched ? { apply: true } : {}) };
    const done = await send(
      () =>
        api.ask((client) => client.POST('/sites/{siteId}/passages/{scanId}/resolution', { params, body })),
      say(isVouched ? 'attApplied' : 'attDone'),
    );
    if (done) onDone(true);
  };
  const cancel = (): void => {
    onDone(false);
  };
  return (
    <Dialog title={say('attResolveOf', { what: sayOr(say, `att_${attention}`, attention) })} onClose={cancel}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void resolve();
        }}
      >
        <TextArea
          label={say('attNote')}
          value={note}
          onInput={(typed) => {
            setNote(typed.replaceAll(/\s*\n\s*/g, ' '));
          }}
          rows={3}
          maxLength={200}
          hint={say('attNoteHint')}
          wrong={isAsked && text === '' ? say('attNoteNeeded') : undefined}
        />
        {isHeld ? (
          <Check checked={isVouched} onChange={setIsVouched}>
            {say('attVouch')}
            <small class="under">{say('attVouchHint')}</small>
          </Check>
        ) : (
          <p class="small">{say('attResolveKeeps')}</p>
        )}
        {trouble?.kind === 'problem' && trouble.code === 'state_conflict' ? (
          <p class="wrong" role="alert">
            {say('attClash')}
          </p>
        ) : (
          <Trouble of={trouble} />
        )}
        <div class="actions">
          <button type="submit" class="primary" disabled={isSending}>
            {say('attResolve')}
          </button>
          <button type="button" onClick={cancel}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
