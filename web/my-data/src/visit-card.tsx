import type { ComponentChildren } from 'preact';
import type { Language } from '../../scanner/src/texts/keys.ts';
import type { OwnData } from './ask.ts';
import type { TextKey } from './texts/keys.ts';
import { sayOr, type Say } from './texts/text.ts';
import { calendarDay, dayText, timeText } from './times.ts';

type OwnVisit = OwnData['visits'][number];
type OwnSeries = OwnData['recurringVisits'][number];

interface Shown {
  readonly language: Language;
  readonly say: Say;
  readonly timeZone: string;
}

/** One line of a record; nothing where there is no value. */
function Field({
  name,
  say,
  children,
}: {
  readonly name: TextKey;
  readonly say: Say;
  readonly children: ComponentChildren;
}) {
  if (children === undefined || children === '' || children === false) return null;
  return (
    <div class="field">
      <dt>{say(name)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is kept of the person, and of where they go. */
function About({ say, of }: { readonly say: Say; readonly of: OwnVisit | OwnSeries }) {
  const { visitor, unit, purpose, vehicle } = of;
  const names = [visitor.englishName, visitor.chineseName].filter((name) => name !== undefined);
  return (
    <>
      <Field say={say} name="field_name">
        {names.join(' ')}
      </Field>
      <Field say={say} name="field_idPrefix">
        {visitor.idPrefix}
      </Field>
      <Field say={say} name="field_age">
        {visitor.ageOver !== undefined && say('ageOver', { n: visitor.ageOver })}
      </Field>
      <Field say={say} name="field_unit">
        {unit}
      </Field>
      <Field say={say} name="field_purpose">
        {purpose}
      </Field>
      <Field say={say} name="field_plate">
        {vehicle?.plate}
      </Field>
    </>
  );
}

function HeldBack({ say, heldBack }: { readonly say: Say; readonly heldBack: readonly string[] }) {
  if (heldBack.length === 0) return null;
  return (
    <Field say={say} name="field_heldBack">
      <ul class="plain-list">
        {heldBack.map((field) => (
          <li key={field}>{sayOr(say, `held_${field}`, 'held_notes')}</li>
        ))}
      </ul>
      <span class="small">{say('heldBackWhy')}</span>
    </Field>
  );
}

/** One visit, all of it that is the visitor's. */
export function VisitCard({ visit, language, say, timeZone }: Shown & { readonly visit: OwnVisit }) {
  const at = (instant: string) => timeText(instant, language, timeZone);
  return (
    <article class="card record">
      <h3>
        {calendarDay(visit.day, language)} · {visit.siteName}
      </h3>
      <p class="state">{sayOr(say, `state_${visit.state}`, 'state_expected')}</p>
      <dl>
        <About say={say} of={visit} />
        <Field say={say} name="field_expected">
          {at(visit.expectedFrom)} – {at(visit.expectedUntil)}
        </Field>
        <Field say={say} name="field_passages">
          {visit.passages.length > 0 && (
            <ul class="plain-list">
              {visit.passages.map((passage) => (
                <li key={`${passage.direction}${passage.at}`}>
                  {[
                    say(passage.direction),
                    at(passage.at),
                    passage.gate,
                    sayOr(say, `method_${passage.method}`, 'method_automatic'),
                    passage.undoneAt === undefined ? undefined : say('undone'),
                  ]
                    .filter((part) => part !== undefined)
                    .join(' · ')}
                </li>
              ))}
            </ul>
          )}
        </Field>
        <Field say={say} name="field_companions">
          {visit.companions}
        </Field>
        <Field say={say} name="field_registered">
          {at(visit.registeredAt)} · {say(`origin_${visit.origin}`)}
        </Field>
        <Field say={say} name="field_notice">
          {visit.noticeVersion !== undefined && say('noticeVersion', { version: visit.noticeVersion })}
        </Field>
        <Field say={say} name="field_ownChanges">
          {visit.ownChanges && (
            <ul class="plain-list">
              {visit.ownChanges.map(({ change, at: time }) => (
                <li key={`${change}${time}`}>
                  {at(time)} · {say(`own_${change}`)}
                </li>
              ))}
            </ul>
          )}
        </Field>
        <Field say={say} name="field_corrections">
          {visit.corrections && (
            <ul>
              {visit.corrections.map(({ at: time, text }) => (
                <li key={time}>
                  {at(time)}
                  {text !== undefined && ` · ${text}`}
                </li>
              ))}
            </ul>
          )}
        </Field>
        <HeldBack say={say} heldBack={visit.heldBack} />
        <Field say={say} name="field_purge">
          <strong>{dayText(visit.purgeAt, language, timeZone)}</strong>
        </Field>
      </dl>
    </article>
  );
}

/** One rule of recurring visits. */
export function SeriesCard({ series, language, say, timeZone }: Shown & { readonly series: OwnSeries }) {
  const days =
    series.weekdays?.map((day) => say(day)).join(language === 'en' ? ', ' : '、') ?? say('everyDay');
  return (
    <article class="card record">
      <h3>{series.siteName}</h3>
      {series.state === 'cancelled' && <p class="state">{say('state_cancelled')}</p>}
      <dl>
        <About say={say} of={series} />
        <Field say={say} name="field_days">
          {say('days', { days, from: series.startTime, to: series.endTime })}
        </Field>
        <Field say={say} name="field_period">
          {calendarDay(series.firstDay, language)} – {calendarDay(series.until, language)}
        </Field>
        <Field say={say} name="field_registered">
          {timeText(series.registeredAt, language, timeZone)}
        </Field>
        <HeldBack say={say} heldBack={series.heldBack} />
        <Field say={say} name="field_purge">
          <strong>{dayText(series.purgeAt, language, timeZone)}</strong>
        </Field>
      </dl>
    </article>
  );
}
