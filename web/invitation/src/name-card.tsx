import { useState } from 'preact/hooks';
import { correct, isTrouble } from './ask.ts';
import { sayTrouble } from './texts/text.ts';
import type { VisitProps } from './visit.tsx';

/** The visitor’s name, which they can correct until they are checked in. */
export function NameCard({ say, token, invitation, onChange, onStale }: VisitProps) {
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { englishName, chineseName } = invitation.visitor;
  const save = async (form: HTMLFormElement): Promise<void> => {
    const fields = new FormData(form);
    const names = {
      englishName: nameIn(fields, 'englishName'),
      chineseName: nameIn(fields, 'chineseName'),
    };
    if (names.englishName === null && names.chineseName === null) {
      setTold(say('nameMissing'));
      return;
    }
    setBusy(true);
    const answer = await correct(token, names, invitation.version);
    setBusy(false);
    if (isTrouble(answer)) {
      setTold(sayTrouble(say, answer.trouble));
      if (answer.trouble === 'precondition_failed') await onStale();
      return;
    }
    onChange(answer);
    setTold(say('nameSaved'));
    setOpen(false);
  };
  return (
    <section class="card">
      <h2>{say('yourName')}</h2>
      <p class="names">
        {englishName !== undefined && <span lang="en">{englishName}</span>}
        {chineseName !== undefined && <span lang="zh-Hant">{chineseName}</span>}
      </p>
      <p class="soft small">{say('nameHint')}</p>
      {isOpen && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save(event.currentTarget);
          }}
        >
          <NameField say={say} name="englishName" value={englishName} />
          <NameField say={say} name="chineseName" value={chineseName} />
          <div class="pair">
            <button type="submit" class="main" disabled={isBusy}>
              {say('save')}
            </button>
            <button
              type="button"
              class="main second"
              onClick={() => {
                setOpen(false);
                setTold(undefined);
              }}
            >
              {say('cancel')}
            </button>
          </div>
        </form>
      )}
      <p class="told" role="status">
        {told}
      </p>
      {!isOpen && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            setOpen(true);
            setTold(undefined);
          }}
        >
          {say('nameOpen')}
        </button>
      )}
    </section>
  );
}

interface NameFieldProps extends Pick<VisitProps, 'say'> {
  readonly name: 'englishName' | 'chineseName';
  readonly value: string | undefined;
}

function NameField({ say, name, value }: NameFieldProps) {
  return (
    <label>
      <span>
        {say(name)} <span class="soft small">{say('nameOptional')}</span>
      </span>
      <input
        name={name}
        maxLength={100}
        autoComplete="off"
        autoCapitalize={name === 'englishName' ? 'words' : 'off'}
        spellcheck={false}
        defaultValue={value ?? ''}
      />
    </label>
  );
}

function nameIn(fields: FormData, name: string): string | null {
  const text = fields.get(name);
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}
