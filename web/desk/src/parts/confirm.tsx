import type { Asked } from '../api/api.ts';
import { useSending } from '../api/use-sending.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from './dialog.tsx';
import { Trouble } from './trouble.tsx';

interface ConfirmProps<Data> {
  readonly title: string;
  readonly question: string;
  /** The word on the button. */
  readonly act: string;
  readonly send: () => Promise<Asked<Data>>;
  /** Called with what was answered, or with `undefined` where the person did not want to. */
  readonly onDone: (done: { readonly data: Data } | undefined) => void;
}

/** Asks before something is done that cannot be taken back. */
export function Confirm<Data>({ title, question, act, send: ask, onDone }: ConfirmProps<Data>) {
  const { say } = useDesk();
  const { send, trouble, isSending } = useSending();
  const leave = (): void => {
    onDone(undefined);
  };
  const confirm = async (): Promise<void> => {
    const done = await send(ask);
    if (done) onDone(done);
  };
  return (
    <Dialog title={title} onClose={leave}>
      <p>{question}</p>
      <Trouble of={trouble} />
      <div class="actions">
        <button type="button" class="danger" disabled={isSending} onClick={() => void confirm()}>
          {act}
        </button>
        <button type="button" onClick={leave}>
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
