interface ChoicesSettings<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  /** Side by side; the surrounding text is the question. */
  readonly compact?: boolean;
}

/** One of a few, each a large target: radio buttons that look like buttons. */
export function Choices<Value extends string>(settings: ChoicesSettings<Value>) {
  const { legend, name, value, options, onChange, compact = false } = settings;
  return (
    <fieldset class={compact ? 'choices compact' : 'choices'}>
      <legend class={compact ? 'unseen' : ''}>{legend}</legend>
      <div class="options">
        {options.map((option) => (
          <label key={option.value} class="option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => {
                onChange(option.value);
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
