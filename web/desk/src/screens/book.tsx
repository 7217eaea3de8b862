import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Trouble as Reason, Visit } from '../api/api.ts';
import { useSite } from '../desk.ts';
import { keyFor } from '../api/idempotency.ts';
import { Trouble } from '../parts/trouble.tsx';
import { sitePath } from '../place.ts';
import {
  bookingLike,
  emptyBooking,
  fieldOf,
  preRegistrationOf,
  seriesOf,
  wrongIn,
  type Booking,
  type Wrong,
} from '../rules/booking.ts';
import { nameOf } from '../rules/names.ts';
import { BookingFields } from './booking-fields.tsx';

/** What was booked last: a visit, or the rule of visits that come again. */
interface Booked {
  readonly name: string;
  readonly visit?: Visit;
}

/** Books visits one after the other, by keyboard alone: a name, a unit, Enter. */
export function Book() {
  const { say, api, site, times, language, tell } = useSite();
  const { query } = useLocation();
  const empty = (): Booking => {
    const now = new Date();
    return emptyBooking(now.toISOString(), times.dayOf(now), site.timeZone);
  };
  const [booking, setBooking] = useState<Booking>(empty);
  const [repeats, setRepeats] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [trouble, setTrouble] = useState<Reason>();
  const [booked, setBooked] = useState<Booked>();
  const [isSending, setIsSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const key = useRef(keyFor());
  const like = query['like'];
  useEffect(() => {
    if (like === undefined) return;
    const path = { siteId: site.siteId, visitId: like };
    void api
      .ask((client) => client.GET('/sites/{siteId}/visits/{visitId}', { params: { path } }))
      .then((asked) => {
        if (asked.kind === 'data') setBooking(bookingLike(asked.data, empty(), site.timeZone));
      });
  }, [like]);
  const focusOn = (name: string): void => {
    form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
  };
  useEffect(() => {
    focusOn('englishName');
  }, []);
  const send = () => {
    const path = { siteId: site.siteId };
    const body = preRegistrationOf(booking, site.timeZone);
    const rule = seriesOf(booking);
    const headers = { 'Idempotency-Key': key.current(repeats ? rule : body) };
    return repeats
      ? api.ask((client) =>
          client.POST('/sites/{siteId}/recurring-visits', { params: { path }, headers, body: rule }),
        )
      : api.ask((client) => client.POST('/sites/{siteId}/visits', { params: { path }, headers, body }));
  };
  const submit = async (): Promise<void> => {
    const found = wrongIn(booking);
    setWrong(found);
    setTrouble(undefined);
    setBooked(undefined);
    const [first] = Object.keys(found);
    if (first !== undefined) {
      focusOn(first);
      return;
    }
    setIsSending(true);
    const asked = await send();
    setIsSending(false);
    if (asked.kind !== 'data') {
      if (asked.kind !== 'unchanged') setTrouble(asked);
      const field = asked.kind === 'problem' ? fieldOf(asked.errors[0]?.path ?? '') : undefined;
      if (field !== undefined) focusOn(field);
      return;
    }
    const name = nameOf(asked.data.visitor, language) ?? '';
    setBooked('visitId' in asked.data ? { name, visit: asked.data } : { name });
    tell(say('booked', { name }));
    key.current = keyFor();
    const { unit, hostName, day, from, until, purpose } = booking;
    setBooking({ ...empty(), unit, hostName, day, from, until, purpose });
    setRepeats(false);
    focusOn('englishName');
  };
  return (
    <section class="narrow">
      <h1>{say('bookTitle')}</h1>
      {booked && (
        <p class="good">
          {say('booked', { name: booked.name })}{' '}
          {booked.visit && (
            <a
              href={sitePath(site.siteId, 'today', {
                ...(booked.visit.day === times.dayOf(new Date()) ? {} : { day: booked.visit.day }),
                visit: booked.visit.visitId,
              })}
            >
              {say('showVisit')}
            </a>
          )}
        </p>
      )}
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSending) void submit();
        }}
      >
        <BookingFields
          booking={booking}
          wrong={wrong}
          repeats={repeats}
          onRepeats={setRepeats}
          onChange={(change) => {
            setBooking((was) => ({ ...was, ...change }));
            setWrong({});
          }}
        />
        <Trouble of={trouble} />
        <div class="actions sticky">
          <button type="submit" class="primary" aria-busy={isSending}>
            {say('bookSave')}
          </button>
        </div>
      </form>
    </section>
  );
}
