import { useRef, useState } from 'preact/hooks';
import type { Trouble as Reason } from '../api/api.ts';
import { keyFor } from '../api/idempotency.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import {
  emptyBooking,
  preRegistrationOf,
  seriesOf,
  wrongIn,
  type Booking,
  type Wrong,
} from '../rules/booking.ts';
import { nameOf } from '../rules/names.ts';
import { timesAt } from '../rules/times.ts';
import { BookingFields } from '../screens/booking-fields.tsx';
import type { MyPlace } from './resident-home.tsx';

interface BookMineProps {
  readonly place: MyPlace;
  readonly onDone: () => void;
}

/** A resident's form to invite somebody, once or again and again. */
export function BookMine({ place, onDone }: BookMineProps) {
  const { say, api, language, tell } = useDesk();
  const [booking, setBooking] = useState<Booking>(() => {
    const now = new Date();
    const today = timesAt(language, place.timeZone).dayOf(now);
    return { ...emptyBooking(now.toISOString(), today, place.timeZone), unit: place.units[0]?.unit ?? '' };
  });
  const [repeats, setRepeats] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [trouble, setTrouble] = useState<Reason>();
  const key = useRef(keyFor());
  const submit = async (): Promise<void> => {
    const found = wrongIn(booking);
    setWrong(found);
    setTrouble(undefined);
    if (Object.keys(found).length > 0) return;
    const params = { path: { siteId: place.siteId } };
    const rule = seriesOf(booking);
    const visit = preRegistrationOf(booking, place.timeZone);
    const headers = { 'Idempotency-Key': key.current(repeats ? rule : visit) };
    const asked = repeats
      ? await api.ask((client) =>
          client.POST('/sites/{siteId}/my-recurring-visits', { params, headers, body: rule }),
        )
      : await api.ask((client) => client.POST('/sites/{siteId}/my-visits', { params, headers, body: visit }));
    if (asked.kind === 'data') {
      tell(say('myInvited', { name: nameOf(asked.data.visitor, language) ?? '' }));
      onDone();
    } else if (asked.kind !== 'unchanged') setTrouble(asked);
  };
  return (
    <Dialog title={say('myInvite')} onClose={onDone} class="large">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {place.units.length > 1 && (
          <SelectField
            label={say('unit')}
            value={booking.unit}
            options={place.units.map(({ unit }) => ({ value: unit, text: unit }))}
            onChange={(unit) => {
              setBooking((was) => ({ ...was, unit }));
            }}
          />
        )}
        <BookingFields
          booking={booking}
          wrong={wrong}
          repeats={repeats}
          hasUnit={false}
          onRepeats={setRepeats}
          onChange={(change) => {
            setBooking((was) => ({ ...was, ...change }));
            setWrong({});
          }}
        />
        <Trouble of={trouble} />
        <div class="actions">
          <button type="submit" class="primary">
            {say('myInviteSave')}
          </button>
          <button type="button" onClick={onDone}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
