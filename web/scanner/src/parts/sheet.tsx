import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { Icon } from './symbol.tsx';

interface SheetSettings {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly className?: string;
}

/** A page over the gate. The browser’s own dialog keeps the focus inside, and Escape closes it. */
export function Sheet({ title, onClose, children, className = '' }: SheetSettings) {
  const { say } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`sheet ${className}`}
      aria-labelledby="sheet-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <button type="button" class="plain square" aria-label={say('back')} onClick={onClose}>
          <Icon name="back" />
        </button>
        <h2 id="sheet-title">{title}</h2>
      </header>
      <div class="sheet-body">{children}</div>
    </dialog>
  );
}
