import { useState } from 'preact/hooks';
import type { GatehouseClient, Message } from '../../../../client/gatehouse-client.ts';
import { isLanguage, languageNames } from '../../../scanner/src/texts/languages.ts';
import type { Asked } from '../api/api.ts';
import { useSending } from '../api/use-sending.ts';
import { useDesk } from '../desk.ts';
import { CopyText } from '../parts/copy-text.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { timesAt } from '../rules/times.ts';

type Made = Message<'MadeInvitation'>;

interface InviteProps {
  readonly timeZone: string;
  readonly make: (
    client: GatehouseClient,
    body: Message<'NewInvitation'>,
  ) => Promise<{ data?: Made; error?: unknown; response: Response }>;
  readonly onClose: () => void;
}

/** Makes the link that leads a visitor to their own visit, and sends it where an address is given. */
export function Invite({ timeZone, make, onClose }: InviteProps) {
  const { say, api, language } = useDesk();
  const { send, trouble, isSending } = useSending();
  const [email, setEmail] = useState('');
  const [inLanguage, setInLanguage] = useState(language);
  const [made, setMade] = useState<Made>();
  const times = timesAt(language, timeZone);
  const submit = async (): Promise<void> => {
    const address = email.trim();
    const body = address === '' ? {} : { sendTo: { email: address }, language: inLanguage };
    const done = await send((): Promise<Asked<Made>> => api.ask((client) => make(client, body)), '');
    if (done) setMade(done.data);
  };
  return (
    <Dialog title={say('inviteTitle')} onClose={onClose}>
      <p>{say('inviteHint')}</p>
      {made ? (
        <>
          <CopyText text={made.link} label={say('inviteTitle')} />
          <p class="small">
            {say('inviteUntil', { moment: times.moment(made.expiresAt, times.dayOf(new Date())) })}
          </p>
          {made.sent && <p class="good">{say('inviteQueued')}</p>}
          <div class="actions">
            <button type="button" class="primary" onClick={onClose}>
              {say('close')}
            </button>
          </div>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextField
            type="email"
            label={`${say('inviteMail')} (${say('optional')})`}
            value={email}
            onInput={setEmail}
            maxLength={254}
          />
          {email.trim() !== '' && (
            <SelectField
              label={say('inviteLanguage')}
              value={inLanguage}
              options={Object.entries(languageNames).flatMap(([tag, text]) =>
                isLanguage(tag) ? [{ value: tag, text }] : [],
              )}
              onChange={setInLanguage}
            />
          )}
          <Trouble of={trouble} />
          <div class="actions">
            <button type="submit" class="primary" aria-busy={isSending}>
              {say('inviteMake')}
            </button>
            <button type="button" onClick={onClose}>
              {say('cancel')}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
