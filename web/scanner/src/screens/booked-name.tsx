import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Person } from '../offline/pack-model.ts';
import { Choices } from '../parts/choices.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { HandMethod } from '../device/gate-requests.ts';

interface BookedSettings {
  readonly onFind: (person: Person, method: HandMethod) => void;
  readonly onClose: () => void;
}

/** Without the network a visit opens only for the visitor's whole name, which the guard types here. */
export function BookedName({ onFind, onClose }: BookedSettings) {
  const { say } = useApp();
  const [englishName, setEnglish] = useState('');
  const [chineseName, setChinese] = useState('');
  const [idPrefix, setPrefix] = useState('');
  const [method, setMethod] = useState<HandMethod>('host_confirms');
  const isNamed = englishName.trim() !== '' || chineseName.trim() !== '';
  const field = (name: string, label: string, value: string, change: (value: string) => void) => (
    <label class="field">
      <span>{label}</span>
      <input
        name={name}
        value={value}
        maxLength={120}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          change(event.currentTarget.value);
        }}
      />
    </label>
  );
  return (
    <Sheet title={say('bookedName')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onFind(
            {
              ...(englishName.trim() === '' ? {} : { englishName: englishName.trim() }),
              ...(chineseName.trim() === '' ? {} : { chineseName: chineseName.trim() }),
              ...(idPrefix.trim() === '' ? {} : { idPrefix: idPrefix.trim().toUpperCase() }),
            },
            method,
          );
        }}
      >
        <p>{say('bookedNameIntro')}</p>
        {field('englishName', say('englishName'), englishName, setEnglish)}
        {field('chineseName', say('chineseName'), chineseName, setChinese)}
        {field('idPrefix', say('bookedNamePrefix'), idPrefix, setPrefix)}
        <Choices
          legend={say('howKnown')}
          name="method"
          value={method}
          options={[
            { value: 'host_confirms', label: say('methodHost') },
            { value: 'staff_card', label: say('methodCard') },
            { value: 'other_document', label: say('methodDocument') },
          ]}
          onChange={setMethod}
        />
        {method === 'other_document' && <p class="small">{say('sightedNotCopied')}</p>}
        <button type="submit" class="primary wide" disabled={!isNamed}>
          {say('findVisit')}
        </button>
      </form>
    </Sheet>
  );
}
