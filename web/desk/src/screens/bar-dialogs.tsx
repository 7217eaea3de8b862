import { useState } from 'preact/hooks';
import { useSending } from '../api/use-sending.ts';
import { useSite } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { areBarDays, usualBarDays } from '../rules/bar.ts';
import type { Bar } from './bars.tsx';

interface BarDialogProps {
  readonly bar: Bar;
  readonly onDone: (isChanged: boolean) => void;
}

/** Lets a bar hold longer. */
export function ReviewBar({ bar, onDone }: BarDialogProps) {
  const { say, api, site, times, tell } = useSite();
  const { send, trouble, isSending } = useSending();
  const [days, setDays] = useState(usualBarDays);
  const [isAsked, setIsAsked] = useState(false);
  const { barredId } = bar;
  const extend = async (): Promise<void> => {
    setIsAsked(true);
    if (!areBarDays(days)) return;
    const body = { reviewInDays: Number(days) };
    const done = await send(
      () =>
        api.ask((client) =>
          bar.scope === 'site'
            ? client.POST('/sites/{siteId}/barred-people/{barredId}/review', {
                params: { path: { siteId: site.siteId, barredId } },
                body,
              })
            : client.POST('/barred-people/{barredId}/review', { params: { path: { barredId } }, body }),
        ),
      '',
    );
    if (!done) return;
    tell(say('barExtended', { day: times.shortDay(done.data.reviewBy) }));
    onDone(true);
  };
  return (
    <Dialog
      title={say('barReviewOf', { name: bar.name ?? say('barUnknown') })}
      onClose={() => {
        onDone(false);
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void extend();
        }}
      >
        {bar.reason !== undefined && <blockquote>{bar.reason}</blockquote>}
        <p>{say('barReviewSure')}</p>
        <TextField
          label={say('barDays')}
          type="number"
          value={days}
          onInput={setDays}
          min="1"
          max="365"
          wrong={isAsked && !areBarDays(days) ? say('barDaysHint') : undefined}
        />
        <Trouble of={trouble} />
        <div class="actions">
          <button type="submit" class="primary" disabled={isSending}>
            {say('barExtend')}
          </button>
          <button
            type="button"
            onClick={() => {
              onDone(false);
            }}
          >
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Ends a bar at once. */
export function LiftBar({ bar, onDone }: BarDialogProps) {
  const { say, api, site } = useSite();
  const { send, trouble, isSending } = useSending();
  const { barredId } = bar;
  const lift = async (): Promise<void> => {
    const done = await send(
      () =>
        api.ask((client) =>
          bar.scope === 'site'
            ? client.DELETE('/sites/{siteId}/barred-people/{barredId}', {
                params: { path: { siteId: site.siteId, barredId } },
              })
            : client.DELETE('/barred-people/{barredId}', { params: { path: { barredId } } }),
        ),
      say('barLifted'),
    );
    if (done) onDone(true);
  };
  return (
    <Dialog
      title={say('barLiftOf', { name: bar.name ?? say('barUnknown') })}
      onClose={() => {
        onDone(false);
      }}
    >
      <p>{say('barLiftSure')}</p>
      <Trouble of={trouble} />
      <div class="actions">
        <button type="button" class="danger" disabled={isSending} onClick={() => void lift()}>
          {say('barLift')}
        </button>
        <button
          type="button"
          onClick={() => {
            onDone(false);
          }}
        >
          {say('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
