import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with the value. */
  readonly wrong?: string | undefined;
  readonly type?: 'text' | 'date' | 'time' | 'number' | 'email' | 'color';
  readonly name?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly inputMode?: 'text' | 'numeric';
  readonly min?: string;
  readonly max?: string;
  readonly list?: readonly string[];
}

/** A field for one line of text, with what is wrong with it beside it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onInput, hint, wrong, type = 'text', list, ...rest } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div class="field" data-wrong={wrong !== undefined}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        autocomplete="off"
        aria-invalid={wrong !== undefined}
        aria-describedby={described === '' ? undefined : described}
        list={list ? `${id}-list` : undefined}
        onInput={({ currentTarget }) => {
          onInput(currentTarget.value);
        }}
        {...rest}
      />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {wrong && (
        <small id={`${id}-wrong`} class="field-wrong">
          {wrong}
        </small>
      )}
    </div>
  );
}

interface TextAreaProps extends Pick<TextFieldProps, 'label' | 'value' | 'onInput' | 'hint' | 'wrong'> {
  readonly rows?: number;
  readonly maxLength?: number;
  readonly lang?: string;
}

export function TextArea({ label, value, onInput, hint, wrong, rows = 4, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <div class="field" data-wrong={wrong !== undefined}>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => {
          onInput(currentTarget.value);
        }}
        {...rest}
      />
      <small id={`${id}-hint`} class={wrong === undefined ? undefined : 'field-wrong'}>
        {wrong ?? hint}
      </small>
    </div>
  );
}

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly hint?: string | undefined;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, hint } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => option.value === currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

interface CheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}

export function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked);
        }}
      />
      <span>{children}</span>
    </label>
  );
}
