import { useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';

/** A text that is to be given to somebody, such as a link, with a button that copies it. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const { say } = useDesk();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      // The field stays, and its text can be copied by hand.
    }
  };
  return (
    <div class="with-button">
      <input
        class="copied-text"
        readOnly
        value={text}
        aria-label={label}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
        }}
      />
      <button type="button" onClick={() => void copy()}>
        {say(isCopied ? 'copied' : 'copy')}
      </button>
    </div>
  );
}
