import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { textOn } from '../../../../functions/firms/contrast.ts';
import type { Trouble as Reason } from '../api/api.ts';
import { useSending } from '../api/use-sending.ts';
import { useDesk } from '../desk.ts';
import { pictureAddress, useSetFirmLook } from '../firm-look.ts';
import { Check, TextField } from '../parts/fields.tsx';
import type { ChosenLogo } from '../parts/read-logo.ts';
import { Trouble } from '../parts/trouble.tsx';
import { LogoField } from './logo-field.tsx';

type Firm = Message<'Firm'>;
/** What the colour begins with where the firm has none: that of the desk. */
const usualColour = '#0b4f49';

/** The firm's name, colour and logo, for its admins. */
export function FirmPage() {
  const { say, api } = useDesk();
  const setLook = useSetFirmLook();
  const [firm, setFirm] = useState<Firm>();
  const [trouble, setTrouble] = useState<Reason>();
  const read = async (): Promise<void> => {
    const asked = await api.ask((client) => client.GET('/firm'));
    if (asked.kind === 'data') {
      setFirm(asked.data);
      setLook(asked.data);
      setTrouble(undefined);
    } else if (asked.kind !== 'unchanged') setTrouble(asked);
  };
  useEffect(() => void read(), [api]);
  return (
    <section class="narrow">
      <h1>{say('firm')}</h1>
      <p class="small">{say('firmIntro')}</p>
      <Trouble of={trouble} />
      {!firm && !trouble && <p role="status">{say('loading')}</p>}
      {firm && (
        <FirmForm
          firm={firm}
          onSaved={(now) => {
            setFirm(now);
            setLook(now);
          }}
          onStale={read}
        />
      )}
    </section>
  );
}

interface FirmFormProps {
  readonly firm: Firm;
  readonly onSaved: (firm: Firm) => void;
  /** Somebody else has changed it. */
  readonly onStale: () => Promise<void>;
}

function FirmForm({ firm, onSaved, onStale }: FirmFormProps) {
  const { say, api } = useDesk();
  const { send, trouble, isSending } = useSending();
  // What is not touched here follows the firm, also when somebody else changes it meanwhile.
  const [ownName, setName] = useState<string>();
  const [ownColour, setColour] = useState<string | null>();
  const name = ownName ?? firm.name;
  const colour = ownColour === undefined ? firm.colour : (ownColour ?? undefined);
  const [logo, setLogo] = useState<ChosenLogo | null>();
  const [wasStale, setWasStale] = useState(false);
  useEffect(() => {
    if (trouble?.kind !== 'problem' || trouble.status !== 412) return;
    setWasStale(true);
    void onStale();
  }, [trouble]);
  const save = async (): Promise<void> => {
    const body: Message<'FirmChange'> = {
      ...(name.trim() === firm.name ? {} : { name: name.trim() }),
      ...(colour === firm.colour ? {} : { colour: colour ?? null }),
      ...(logo === undefined ? {} : { logo: logo && { data: logo.data } }),
    };
    if (Object.keys(body).length === 0) return;
    const params = { header: { 'If-Match': `"${String(firm.version)}"` } };
    const done = await send(() => api.ask((client) => client.PATCH('/firm', { params, body })));
    if (!done) return;
    setWasStale(false);
    setName(undefined);
    setColour(undefined);
    setLogo(undefined);
    onSaved(done.data);
  };
  const shown = logo === undefined ? firm.logo : (logo ?? undefined);
  const isRefused = trouble?.kind === 'problem' && trouble.code === 'logo_refused';
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {wasStale && <p class="warn">{say('changedElsewhere')}</p>}
      <TextField label={say('firmName')} value={name} onInput={setName} maxLength={80} required />
      <ColourField
        colour={colour}
        onChange={(chosen) => {
          setColour(chosen ?? null);
        }}
      />
      <LogoField name={name} logo={shown} onChange={setLogo} wasMadeSmaller={logo?.wasMadeSmaller === true} />
      <Preview name={name} colour={colour} logo={shown && pictureAddress(shown)} />
      {isRefused ? (
        <p class="wrong" role="alert">
          {say('firmLogoRefused')}
        </p>
      ) : (
        <Trouble of={trouble?.kind === 'problem' && trouble.status === 412 ? undefined : trouble} />
      )}
      <div class="actions">
        <button type="submit" class="primary" disabled={isSending}>
          {say('save')}
        </button>
      </div>
    </form>
  );
}

interface ColourFieldProps {
  readonly colour: string | undefined;
  readonly onChange: (colour: string | undefined) => void;
}

function ColourField({ colour, onChange }: ColourFieldProps) {
  const { say } = useDesk();
  const text = colour === undefined ? undefined : textOn(colour);
  return (
    <fieldset>
      <legend>{say('firmColour')}</legend>
      <Check
        checked={colour !== undefined}
        onChange={(isOwn) => {
          onChange(isOwn ? usualColour : undefined);
        }}
      >
        {say('firmOwnColour')}
      </Check>
      {colour !== undefined && text && (
        <TextField
          label={`${say('firmColour')}: ${colour}`}
          type="color"
          value={colour}
          onInput={(chosen) => {
            onChange(chosen.toLowerCase());
          }}
          hint={say(text.textColour === '#ffffff' ? 'firmContrastWhite' : 'firmContrastBlack', {
            contrast: text.contrast.toFixed(1),
          })}
        />
      )}
    </fieldset>
  );
}

interface PreviewProps {
  readonly name: string;
  readonly colour: string | undefined;
  readonly logo: string | undefined;
}

/** The bar as it will be. Preact sets its colours through the page's own objects, which the policy of the page allows. */
function Preview({ name, colour, logo }: PreviewProps) {
  const { say } = useDesk();
  const look =
    colour === undefined
      ? { '--firm': 'initial', '--on-firm': 'initial' }
      : { '--firm': colour, '--on-firm': textOn(colour).textColour };
  return (
    <figure class="bar-preview">
      <figcaption class="small">{say('firmPreview')}</figcaption>
      <div class="bar-sample" style={look}>
        {logo !== undefined && <img class="bar-logo" src={logo} alt="" />}
        <span class="mark">{name}</span>
      </div>
    </figure>
  );
}
