import { calendarFile } from '../../../functions/invitations/calendar-file.ts';
import type { OpenInvitation } from './ask.ts';
import type { Say } from './texts/text.ts';

/** Makes a file for calendars in the page. It holds no name and no link: calendars are often shared. */
export function CalendarButton({
  say,
  invitation,
}: {
  readonly say: Say;
  readonly invitation: OpenInvitation;
}) {
  const save = (): void => {
    const { calendarId, expectedFrom, expectedUntil, version, site, host } = invitation;
    const text = calendarFile({
      calendarId,
      from: expectedFrom,
      until: expectedUntil,
      madeAt: new Date().toISOString(),
      sequence: version,
      title: say('calendarTitle', { site: site.name }),
      location: host ? `${site.name}, ${say('unit', { unit: host.unit })}` : site.name,
      description: say('calendarText'),
    });
    const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
    Object.assign(document.createElement('a'), { href: address, download: 'visit.ics' }).click();
    // The browser has read it by then; until the page is left it would stay in memory.
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 60_000);
  };
  return (
    <button type="button" class="main" onClick={save}>
      {say('calendar')}
    </button>
  );
}
