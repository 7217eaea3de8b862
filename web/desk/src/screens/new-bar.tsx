import { useEffect, useState } from 'preact/hooks';
import type { Visit } from '../api/api.ts';
import { useSending } from '../api/use-sending.ts';
import { useSite } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Check, TextArea, TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { barOf, emptyBar, wrongInBar, type BarDraft } from '../rules/bar.ts';
import { nameOf } from '../rules/names.ts';

interface NewBarProps {
  readonly scope: 'site' | 'firm';
  /** The visit of the person; without it the name is typed. */
  readonly fromVisitId: string | undefined;
  readonly onDone: (isChanged: boolean) => void;
}

/** Bars a person by name and prefix, or the person of a visit. */
export function NewBar({ scope, fromVisitId, onDone }: NewBarProps) {
  const { say, api, site, language } = useSite();
  const { send, trouble, isSending } = useSending();
  const [draft, setDraft] = useState<BarDraft>(emptyBar);
  const [visit, setVisit] = useState<Visit | 'gone'>();
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => {
    if (fromVisitId === undefined) return;
    const path = { siteId: site.siteId, visitId: fromVisitId };
    void api
      .ask((client) => client.GET('/sites/{siteId}/visits/{visitId}', { params: { path } }))
      .then((asked) => {
        setVisit(asked.kind === 'data' ? asked.data : 'gone');
      });
  }, [fromVisitId]);
  const known = visit === 'gone' ? undefined : visit;
  const isWaiting = fromVisitId !== undefined && visit === undefined;
  const of = known && { visitId: known.visitId, hasPrefix: known.visitor.idPrefix !== undefined };
  const wrong = wrongInBar(draft, of);
  const wrongOf = (field: keyof typeof wrong): string | undefined => {
    const key = wrong[field];
    return isAsked && key ? say(key) : undefined;
  };
  const change = (part: Partial<BarDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  const bar = async (): Promise<void> => {
    setIsAsked(true);
    if (isWaiting || Object.keys(wrong).length > 0) return;
    const body = barOf(draft, of);
    const done = await send(
      () =>
        api.ask((client) =>
          scope === 'site'
            ? client.POST('/sites/{siteId}/barred-people', {
                params: { path: { siteId: site.siteId } },
                body,
              })
            : client.POST('/barred-people', { body: { ...body, ...(of ? { siteId: site.siteId } : {}) } }),
        ),
      say('barDone'),
    );
    if (done) onDone(true);
  };
  const cancel = (): void => {
    onDone(false);
  };
  return (
    <Dialog title={`${say('barNew')} · ${say(`barScope_${scope}`)}`} onClose={cancel}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void bar();
        }}
      >
        {isWaiting && <p role="status">{say('loading')}</p>}
        {visit === 'gone' && <p class="warn">{say('barVisitGone')}</p>}
        {known && <p>{say('barFromVisit', { name: nameOf(known.visitor, language) ?? say('noName') })}</p>}
        {!known && !isWaiting && <PersonFields draft={draft} change={change} wrongOf={wrongOf} />}
        <BarFields
          draft={draft}
          change={change}
          wrongOf={wrongOf}
          hasPrefix={of ? of.hasPrefix : draft.idPrefix.trim() !== ''}
        />
        <Trouble of={trouble} />
        <div class="actions">
          <button type="submit" class="primary" disabled={isSending || isWaiting}>
            {say('barThisPerson')}
          </button>
          <button type="button" onClick={cancel}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly draft: BarDraft;
  readonly change: (part: Partial<BarDraft>) => void;
  readonly wrongOf: (field: 'name' | 'idPrefix' | 'all' | 'reason' | 'days') => string | undefined;
}

function PersonFields({ draft, change, wrongOf }: FieldsProps) {
  const { say } = useSite();
  return (
    <>
      <TextField
        label={say('englishName')}
        value={draft.englishName}
        onInput={(englishName) => {
          change({ englishName });
        }}
        maxLength={100}
        autoFocus
        wrong={wrongOf('name')}
      />
      <div class="pair">
        <TextField
          label={say('chineseName')}
          value={draft.chineseName}
          onInput={(chineseName) => {
            change({ chineseName });
          }}
          maxLength={100}
        />
        <TextField
          label={say('idPrefixShort')}
          value={draft.idPrefix}
          onInput={(idPrefix) => {
            change({ idPrefix });
          }}
          maxLength={5}
          hint={wrongOf('idPrefix') ? undefined : say('prefixForm')}
          wrong={wrongOf('idPrefix')}
        />
      </div>
    </>
  );
}

function BarFields({ draft, change, wrongOf, hasPrefix }: FieldsProps & { readonly hasPrefix: boolean }) {
  const { say } = useSite();
  return (
    <>
      {(!hasPrefix || draft.allOfThatName) && (
        <div class="field" data-wrong={wrongOf('all') !== undefined}>
          <Check
            checked={draft.allOfThatName}
            onChange={(allOfThatName) => {
              change({ allOfThatName });
            }}
          >
            {say('barAll')}
            <small class="under">{say('barAllHint')}</small>
          </Check>
          {wrongOf('all') && (
            <small class="field-wrong" role="alert">
              {wrongOf('all')}
            </small>
          )}
        </div>
      )}
      <TextArea
        label={draft.keepName ? say('barReason') : `${say('barReason')} (${say('optional')})`}
        value={draft.reason}
        onInput={(reason) => {
          change({ reason: reason.replaceAll(/\s*\n\s*/g, ' ') });
        }}
        rows={2}
        maxLength={200}
        wrong={wrongOf('reason')}
      />
      <Check
        checked={draft.keepName}
        onChange={(keepName) => {
          change({ keepName });
        }}
      >
        {say('barKeepName')}
        <small class="under">{say('barKeepNameHint')}</small>
      </Check>
      <TextField
        label={say('barDays')}
        type="number"
        value={draft.days}
        onInput={(days) => {
          change({ days });
        }}
        min="1"
        max="365"
        hint={wrongOf('days') ? undefined : say('barDaysHint')}
        wrong={wrongOf('days')}
      />
    </>
  );
}
