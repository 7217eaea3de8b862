import { useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { keyFor } from '../api/idempotency.ts';
import { pageQuery, usePages } from '../api/use-pages.ts';
import { useSending } from '../api/use-sending.ts';
import { useSite } from '../desk.ts';
import { TextField } from '../parts/fields.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { areExportDays } from '../rules/export-days.ts';
import { dayAfter } from '../rules/times.ts';
import { EarlierExports } from './earlier-exports.tsx';
import { useExport, type Reading } from './use-export.ts';

type Export = Message<'Export'>;

/** Lists of visits as files: asking for one with a purpose, and who asked before. */
export function Exports() {
  const { say, api, site } = useSite();
  const list = usePages(
    (cursor) =>
      api.ask((client) =>
        client.GET('/sites/{siteId}/exports', {
          params: { path: { siteId: site.siteId }, query: pageQuery(cursor) },
        }),
      ),
    ({ exportId }: Export) => exportId,
    [api, site.siteId],
  );
  const work = useExport(() => void list.reload());
  const isReading = work.reading.step === 'reading';
  return (
    <section class="wide">
      <h1>{say('exports')}</h1>
      <p class="small">{say('expIntro')}</p>
      <NewExport
        isReading={isReading}
        onMade={(made) => {
          list.put(made);
          work.start(made);
        }}
      />
      <ReadingShown reading={work.reading} onStop={work.stop} onGoOn={work.goOn} onSave={work.save} />
      <EarlierExports list={list} isReading={isReading} onRead={work.start} />
    </section>
  );
}

interface NewExportProps {
  readonly isReading: boolean;
  readonly onMade: (made: Export) => void;
}

function NewExport({ isReading, onMade }: NewExportProps) {
  const { say, api, site, times, may } = useSite();
  const { send, trouble, isSending } = useSending();
  const today = times.dayOf(new Date());
  const [fromDay, setFromDay] = useState(dayAfter(today, -6));
  const [toDay, setToDay] = useState(today);
  const [purpose, setPurpose] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const [key] = useState(keyFor);
  if (!may('createExport')) return null;
  const areDays = areExportDays(fromDay, toDay);
  const ask = async (): Promise<void> => {
    setIsAsked(true);
    if (!areDays || purpose.trim() === '') return;
    const body = { fromDay, toDay, purpose: purpose.trim() };
    const params = {
      path: { siteId: site.siteId },
      header: { 'Idempotency-Key': key({ ...body, at: Math.floor(Date.now() / 60_000) }) },
    };
    const done = await send(
      () => api.ask((client) => client.POST('/sites/{siteId}/exports', { params, body })),
      '',
    );
    if (!done) return;
    setIsAsked(false);
    setPurpose('');
    onMade(done.data);
  };
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReading) void ask();
      }}
    >
      <h2>{say('expNew')}</h2>
      <div class="pair">
        <TextField
          label={say('expFrom')}
          type="date"
          value={fromDay}
          onInput={setFromDay}
          hint={say('expDaysHint')}
          wrong={isAsked && !areDays ? say('expDaysWrong') : undefined}
        />
        <TextField label={say('expTo')} type="date" value={toDay} onInput={setToDay} />
      </div>
      <TextField
        label={say('expPurpose')}
        value={purpose}
        onInput={setPurpose}
        maxLength={300}
        hint={say('expPurposeHint')}
        wrong={isAsked && purpose.trim() === '' ? say('expPurposeMissing') : undefined}
      />
      <Trouble of={trouble} />
      <div class="actions">
        <button type="submit" class="primary" disabled={isSending || isReading}>
          {say('expStart')}
        </button>
      </div>
    </form>
  );
}

interface ReadingShownProps {
  readonly reading: Reading;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
  readonly onSave: () => void;
}

function ReadingShown({ reading, onStop, onGoOn, onSave }: ReadingShownProps) {
  const { say } = useSite();
  if (reading.step === 'idle') return null;
  if (reading.step === 'reading')
    return (
      <div class="warn">
        <p role="status">{say('expReading', { count: reading.count })}</p>
        <progress aria-label={say('expStart')} />
        <p>
          <button type="button" onClick={onStop}>
            {say('expStop')}
          </button>
        </p>
      </div>
    );
  if (reading.step === 'cut_off')
    return (
      <div class="warn" role="alert">
        <p>{say('expCutOff', { count: reading.count })}</p>
        <Trouble of={reading.trouble} />
        <p>
          <button type="button" class="primary" onClick={onGoOn}>
            {say('expContinue')}
          </button>
        </p>
      </div>
    );
  if (reading.step === 'gone')
    return (
      <p class="wrong" role="alert">
        {say('expGone')}
      </p>
    );
  if (reading.step === 'stopped' || reading.count === 0)
    return (
      <p class="warn" role="status">
        {say(reading.step === 'stopped' ? 'expStopped' : 'expNone')}
      </p>
    );
  return (
    <div class="good">
      <p role="status">{say('expSaved', { count: reading.count })}</p>
      <p>
        <button type="button" onClick={onSave}>
          {say('expAgain')}
        </button>
      </p>
    </div>
  );
}
