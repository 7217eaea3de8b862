import { useDesk } from '../desk.ts';
import { Check, TextArea, TextField } from '../parts/fields.tsx';
import { weekdays, type Booking, type Wrong } from '../rules/booking.ts';

interface BookingFieldsProps {
  readonly booking: Booking;
  readonly wrong: Wrong;
  readonly repeats: boolean;
  /** False where the unit is known. */
  readonly hasUnit?: boolean;
  readonly onRepeats: (repeats: boolean) => void;
  readonly onChange: (change: Partial<Booking>) => void;
}

const mostCompanions = 10;

/** The fields of a booking: what every visit needs first, the rest below. */
export function BookingFields(props: BookingFieldsProps) {
  const { booking, wrong, repeats, hasUnit = true, onRepeats, onChange } = props;
  const { say, session } = useDesk();
  const text = (name: keyof Booking, label: string, more: object = {}) => {
    const said = wrong[name];
    return (
      <TextField
        name={name}
        label={label}
        value={String(booking[name])}
        wrong={said && say(said)}
        onInput={(value) => {
          onChange({ [name]: value });
        }}
        {...more}
      />
    );
  };
  const office = session.role === 'admin' || session.role === 'manager';
  return (
    <>
      <div class="pair">
        {text('englishName', say('englishName'), { maxLength: 100 })}
        {text('chineseName', say('chineseName'), { maxLength: 100 })}
      </div>
      {hasUnit && (
        <div class="pair">
          {text('unit', say('unit'), { maxLength: 40 })}
          {text('hostName', `${say('hostName')} (${say('optional')})`, { maxLength: 60 })}
        </div>
      )}
      <div class="trio">
        {text('day', say('day'), { type: 'date' })}
        {text('from', say('timeFrom'), { type: 'time' })}
        {text('until', say('timeUntil'), { type: 'time' })}
      </div>
      <details class="more-fields">
        <summary>{say('moreFields')}</summary>
        <div class="pair">
          {text('idPrefix', say('idPrefix'), { maxLength: 5, hint: say('prefixForm') })}
          {text('plate', say('plate'), { maxLength: 16 })}
        </div>
        {text('purpose', say('purpose'), { maxLength: 100 })}
        {office && (
          <TextArea
            label={say('notes')}
            value={booking.notes}
            rows={2}
            maxLength={500}
            onInput={(notes) => {
              onChange({ notes: notes.replaceAll('\n', ' ') });
            }}
          />
        )}
        <Check
          checked={booking.needsApproval}
          onChange={(needsApproval) => {
            onChange({ needsApproval });
          }}
        >
          {say('needsApproval')}
        </Check>
        <Check
          checked={booking.allowsReEntry}
          onChange={(allowsReEntry) => {
            onChange({ allowsReEntry });
          }}
        >
          {say('allowsReEntry')}
        </Check>
        <Check checked={repeats} onChange={onRepeats}>
          {say('repeats')}
        </Check>
        {repeats ? (
          <Repetition booking={booking} onChange={onChange} />
        ) : (
          <Companions booking={booking} onChange={onChange} />
        )}
      </details>
    </>
  );
}

type Part = Pick<BookingFieldsProps, 'booking' | 'onChange'>;

function Repetition({ booking, onChange }: Part) {
  const { say } = useDesk();
  return (
    <fieldset>
      <legend>{say('onWeekdays')}</legend>
      <div class="weekdays">
        {weekdays.map((weekday) => (
          <Check
            key={weekday}
            checked={booking.weekdays.includes(weekday)}
            onChange={(checked) => {
              onChange({
                weekdays: weekdays.filter((each) =>
                  each === weekday ? checked : booking.weekdays.includes(each),
                ),
              });
            }}
          >
            {say(`weekday_${weekday}`)}
          </Check>
        ))}
      </div>
      <TextField
        name="lastDay"
        type="date"
        label={say('repeatsUntil')}
        value={booking.lastDay}
        onInput={(lastDay) => {
          onChange({ lastDay });
        }}
      />
    </fieldset>
  );
}

function Companions({ booking: { companions }, onChange }: Part) {
  const { say } = useDesk();
  const set = (index: number, name: string): void => {
    onChange({ companions: companions.map((each, at) => (at === index ? name : each)) });
  };
  return (
    <fieldset>
      <legend>{say('companions')}</legend>
      {companions.map((name, index) => (
        <div class="with-button" key={index}>
          <TextField
            label={say('companionName', { number: index + 1 })}
            value={name}
            maxLength={100}
            onInput={(value) => {
              set(index, value);
            }}
          />
          <button
            type="button"
            class="square"
            aria-label={say('removeCompanion', { number: index + 1 })}
            onClick={() => {
              onChange({ companions: companions.filter((_, at) => at !== index) });
            }}
          >
            ✕
          </button>
        </div>
      ))}
      {companions.length < mostCompanions && (
        <button
          type="button"
          onClick={() => {
            onChange({ companions: [...companions, ''] });
          }}
        >
          {say('addCompanion')}
        </button>
      )}
    </fieldset>
  );
}
