import { useState } from 'preact/hooks';
import { CameraView } from './camera-view.tsx';
import { readPicture } from './read-picture.ts';
import type { TextKey } from './texts/keys.ts';
import type { Say } from './texts/text.ts';

interface ShowCodeProps {
  readonly say: Say;
  readonly onCode: (code: string) => void;
}

/** The three ways to show a code: the camera, a picture, its text. */
export function ShowCode({ say, onCode }: ShowCodeProps) {
  const [filming, setFilming] = useState(false);
  const [trouble, setTrouble] = useState<TextKey>();
  const take = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    if (!file) return;
    const read = await readPicture(file);
    // The same picture can be chosen again.
    input.value = '';
    if ('text' in read) onCode(read.text);
    else setTrouble(read.trouble);
  };
  if (filming)
    return (
      <CameraView
        say={say}
        onCode={onCode}
        onStop={() => {
          setFilming(false);
        }}
      />
    );
  return (
    <div class="ways">
      <button
        type="button"
        class="main"
        onClick={() => {
          setTrouble(undefined);
          setFilming(true);
        }}
      >
        {say('camera')}
        <span>{say('cameraHint')}</span>
      </button>
      <label class="main second">
        {say('picture')}
        <span>{say('pictureHint')}</span>
        <input
          type="file"
          accept="image/*"
          class="unseen"
          onChange={(event) => {
            setTrouble(undefined);
            void take(event.currentTarget);
          }}
        />
      </label>
      <p role="alert" class={trouble ? 'warn' : undefined}>
        {trouble ? say(trouble) : ''}
      </p>
      <PastedCode say={say} onCode={onCode} />
    </div>
  );
}

function PastedCode({ say, onCode }: ShowCodeProps) {
  const [text, setText] = useState('');
  return (
    <details>
      <summary>{say('pasteOpen')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') onCode(text.trim());
        }}
      >
        <label for="pasted">{say('paste')}</label>
        <textarea
          id="pasted"
          rows={4}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <button type="submit" class="plain">
          {say('send')}
        </button>
      </form>
    </details>
  );
}
