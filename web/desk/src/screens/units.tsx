import { useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { pageQuery, usePages } from '../api/use-pages.ts';
import { useSending } from '../api/use-sending.ts';
import { useSite } from '../desk.ts';
import { CopyText } from '../parts/copy-text.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextArea } from '../parts/fields.tsx';
import { More } from '../parts/more.tsx';
import { Trouble } from '../parts/trouble.tsx';

type Unit = Message<'Unit'>;
type Resident = Unit['residents'][number];
type Opened =
  | { readonly what: 'new' }
  | { readonly what: 'link'; readonly unit: Unit }
  | { readonly what: 'remove'; readonly unit: Unit; readonly resident?: Resident };
const rowsAtOnce = 100;
const nameOf = ({ label, subject }: Resident): string => label ?? subject;

/** The flats or offices of a site, and who may invite for them. */
export function Units() {
  const { say, api, site, times } = useSite();
  const path = { siteId: site.siteId };
  const list = usePages(
    (cursor) =>
      api.ask((client) =>
        client.GET('/sites/{siteId}/units', { params: { path, query: pageQuery(cursor) } }),
      ),
    ({ unitId }: Unit) => unitId,
    [api, site.siteId],
  );
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => {
    setOpened(undefined);
    void list.reload();
  };
  return (
    <section class="wide">
      <div class="title">
        <h1>{say('unitsTitle')}</h1>
        <button
          type="button"
          class="primary push"
          onClick={() => {
            setOpened({ what: 'new' });
          }}
        >
          {say('newUnits')}
        </button>
      </div>
      <Trouble of={list.trouble} />
      {list.isRead && list.items.length === 0 && <p class="nobody">{say('noUnits')}</p>}
      {list.items.length > 0 && (
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('unit')}</th>
              <th scope="col">{say('residentsOf')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {list.items.map((unit) => (
              <tr key={unit.unitId}>
                <th scope="row">{unit.unit}</th>
                <td>
                  {unit.residents.length === 0 && <span class="small">{say('noResidents')}</span>}
                  <ul>
                    {unit.residents.map((each) => (
                      <li key={each.memberId}>
                        {nameOf(each)} <small>{say('sinceDay', { day: times.shortDay(each.since) })}</small>{' '}
                        <button
                          type="button"
                          class="name"
                          aria-label={say('removeResident', { name: nameOf(each) })}
                          onClick={() => {
                            setOpened({ what: 'remove', unit, resident: each });
                          }}
                        >
                          {say('remove')}
                        </button>
                      </li>
                    ))}
                  </ul>
                </td>
                <td class="row-actions">
                  <button
                    type="button"
                    onClick={() => {
                      setOpened({ what: 'link', unit });
                    }}
                  >
                    {say('residentLink')}
                  </button>
                  <button
                    type="button"
                    aria-label={say('removeUnit', { unit: unit.unit })}
                    onClick={() => {
                      setOpened({ what: 'remove', unit });
                    }}
                  >
                    {say('remove')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More of={list} />
      {opened?.what === 'new' && <NewUnits onDone={close} />}
      {opened?.what === 'link' && <ResidentLink unit={opened.unit} onDone={close} />}
      {opened?.what === 'remove' && <Remove {...opened} onDone={close} />}
    </section>
  );
}

function NewUnits({ onDone }: { readonly onDone: () => void }) {
  const { say, api, site, tell } = useSite();
  const { send, trouble, isSending } = useSending();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const add = async (): Promise<void> => {
    const units = [...new Set(text.split(/[\n,;\t]/).map((unit) => unit.trim()))].filter(Boolean);
    const refused: string[] = [];
    let created = 0;
    for (let from = 0; from < units.length; from += rowsAtOnce) {
      const rows = units.slice(from, from + rowsAtOnce).map((unit) => ({ unit }));
      const params = { path: { siteId: site.siteId } };
      const done = await send(
        () => api.ask((client) => client.POST('/sites/{siteId}/units', { params, body: { rows } })),
        '',
      );
      if (!done) return;
      for (const { result, unit } of done.data.items) {
        if (result === 'created') created += 1;
        if (result === 'invalid') refused.push(unit);
      }
    }
    tell(say('unitsAdded', { count: created }));
    setWrong(refused);
    if (refused.length === 0) onDone();
  };
  return (
    <Dialog title={say('newUnits')} onClose={onDone}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextArea
          label={say('unitsTitle')}
          hint={say('newUnitsHint')}
          value={text}
          onInput={setText}
          rows={8}
        />
        {wrong.length > 0 && <p class="wrong">{say('unitsWrong', { units: wrong.join(', ') })}</p>}
        <Trouble of={trouble} />
        <div class="actions">
          <button type="submit" class="primary" aria-busy={isSending} disabled={text.trim() === ''}>
            {say('addUnits')}
          </button>
          <button type="button" onClick={onDone}>
            {say('close')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function ResidentLink({ unit, onDone }: { readonly unit: Unit; readonly onDone: () => void }) {
  const { say, api, site, times } = useSite();
  const { send, trouble, isSending } = useSending();
  const [link, setLink] = useState<Message<'ResidentLink'>>();
  const make = async (): Promise<void> => {
    const params = { path: { siteId: site.siteId, unitId: unit.unitId } };
    const done = await send(
      () =>
        api.ask((client) =>
          client.POST('/sites/{siteId}/units/{unitId}/enrolment-links', { params, body: {} }),
        ),
      '',
    );
    if (done) setLink(done.data);
  };
  return (
    <Dialog title={`${say('residentLink')}: ${unit.unit}`} onClose={onDone}>
      {link && (
        <>
          <p>{say('residentLinkHint', { day: times.shortDay(link.expiresAt) })}</p>
          <CopyText text={`${location.origin}/desk/#resident=${link.token}`} label={say('residentLink')} />
        </>
      )}
      <Trouble of={trouble} />
      <div class="actions">
        {!link && (
          <button type="button" class="primary" disabled={isSending} onClick={() => void make()}>
            {say('inviteMake')}
          </button>
        )}
        <button type="button" onClick={onDone}>
          {say('close')}
        </button>
      </div>
    </Dialog>
  );
}

interface RemoveProps {
  readonly unit: Unit;
  readonly resident?: Resident;
  readonly onDone: () => void;
}

/** Removes a resident, or the unit with all of them. */
function Remove({ unit, resident, onDone }: RemoveProps) {
  const { say, api, site } = useSite();
  const path = { siteId: site.siteId, unitId: unit.unitId };
  const gaps = { unit: unit.unit, name: resident ? nameOf(resident) : '' };
  return (
    <Confirm
      title={say(resident ? 'removeResident' : 'removeUnit', gaps)}
      question={say(resident ? 'removeResidentSure' : 'removeUnitSure', gaps)}
      act={say('remove')}
      send={() =>
        api.ask((client) =>
          resident
            ? client.DELETE('/sites/{siteId}/units/{unitId}/residents/{memberId}', {
                params: { path: { ...path, memberId: resident.memberId } },
              })
            : client.DELETE('/sites/{siteId}/units/{unitId}', { params: { path } }),
        )
      }
      onDone={onDone}
    />
  );
}
