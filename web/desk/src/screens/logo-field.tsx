import { useRef, useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { pictureAddress } from '../firm-look.ts';
import { readLogo, type ChosenLogo, type LogoWrong } from '../parts/read-logo.ts';

interface LogoFieldProps {
  readonly name: string;
  readonly logo: Pick<ChosenLogo, 'mediaType' | 'data' | 'width' | 'height'> | undefined;
  readonly wasMadeSmaller: boolean;
  /** A new logo, or `null` for none. */
  readonly onChange: (logo: ChosenLogo | null) => void;
}

/** Chooses a picture as the firm's logo, and says in words why one is not taken. */
export function LogoField({ name, logo, wasMadeSmaller, onChange }: LogoFieldProps) {
  const { say } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [why, setWhy] = useState<LogoWrong>();
  const read = async (file: File): Promise<void> => {
    const chosen = await readLogo(file);
    setWhy(chosen.kind === 'wrong' ? chosen.why : undefined);
    if (chosen.kind === 'logo') onChange(chosen.logo);
  };
  const size = logo && { width: logo.width, height: logo.height };
  return (
    <fieldset>
      <legend>{say('firmLogo')}</legend>
      {logo ? (
        <div class="logo-shown">
          <img src={pictureAddress(logo)} alt={say('firmLogoAlt', { name })} />
          <p class="small">{say(wasMadeSmaller ? 'firmLogoMadeSmaller' : 'firmLogoSize', size)}</p>
        </div>
      ) : (
        <p>{say('firmNoLogo')}</p>
      )}
      <p class="small">{say('firmLogoHint')}</p>
      {why && (
        <p class="wrong" role="alert">
          {say(`firmLogo_${why}`)}
        </p>
      )}
      <input
        ref={input}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-label={say('firmChooseLogo')}
        accept="image/png,image/jpeg,image/webp"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void read(file);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <div class="actions">
        <button type="button" onClick={() => input.current?.click()}>
          {say('firmChooseLogo')}
        </button>
        {logo && (
          <button
            type="button"
            onClick={() => {
              setWhy(undefined);
              onChange(null);
            }}
          >
            {say('firmRemoveLogo')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
