import { useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { useSending } from '../api/use-sending.ts';
import { useSite } from '../desk.ts';
import { Confirm } from '../parts/confirm.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';

type Gate = Message<'Gate'>;
const directions = ['both', 'in', 'out'] as const;

/** A short name for addresses, made of a name: `Car park` is `car-park`. */
export const shortName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);

/** The gates of a site, for who may change them. */
export function Gates() {
  const { say, site, may } = useSite();
  const [removing, setRemoving] = useState<Gate>();
  return (
    <section class="card">
      <h2>{say('gates')}</h2>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('gateId')}</th>
            <th scope="col">{say('gateDirection')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {site.gates.map((gate) => (
            <tr key={gate.gateId}>
              <th scope="row">{gate.name}</th>
              <td data-label={say('gateId')}>{gate.gateId}</td>
              <td data-label={say('gateDirection')}>{say(`direction_${gate.direction}`)}</td>
              <td class="row-actions">
                {may('removeGate') && (
                  <button
                    type="button"
                    aria-label={say('removeGate', { name: gate.name })}
                    onClick={() => {
                      setRemoving(gate);
                    }}
                  >
                    {say('remove')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {may('addGate') && <NewGate />}
      {removing && (
        <RemoveGate
          gate={removing}
          onDone={() => {
            setRemoving(undefined);
          }}
        />
      )}
    </section>
  );
}

function NewGate() {
  const { say, api, site, readSites } = useSite();
  const { send, trouble, isSending } = useSending();
  const [name, setName] = useState('');
  const [ownId, setOwnId] = useState<string>();
  const [direction, setDirection] = useState<Gate['direction']>('both');
  const gateId = ownId ?? shortName(name);
  const add = async (): Promise<void> => {
    const path = { siteId: site.siteId };
    const body = { gateId, name, direction };
    const done = await send(() =>
      api.ask((client) => client.POST('/sites/{siteId}/gates', { params: { path }, body })),
    );
    if (!done) return;
    setName('');
    setOwnId(undefined);
    await readSites();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div class="trio">
        <TextField label={say('gateName')} value={name} onInput={setName} maxLength={60} required />
        <TextField label={say('gateId')} value={gateId} onInput={setOwnId} maxLength={40} required />
        <SelectField
          label={say('gateDirection')}
          value={direction}
          options={directions.map((value) => ({ value, text: say(`direction_${value}`) }))}
          onChange={setDirection}
        />
      </div>
      <Trouble of={trouble} />
      <div class="actions">
        <button type="submit" aria-busy={isSending}>
          {say('addGate')}
        </button>
      </div>
    </form>
  );
}

function RemoveGate({ gate, onDone }: { readonly gate: Gate; readonly onDone: () => void }) {
  const { say, api, site, readSites } = useSite();
  const params = {
    path: { siteId: site.siteId, gateId: gate.gateId },
    header: { 'If-Match': `"${String(site.version)}"` },
  };
  return (
    <Confirm
      title={say('removeGate', { name: gate.name })}
      question={say('removeGateSure', { name: gate.name })}
      act={say('remove')}
      send={async () => {
        const asked = await api.ask((client) => client.DELETE('/sites/{siteId}/gates/{gateId}', { params }));
        await readSites();
        return asked;
      }}
      onDone={onDone}
    />
  );
}
