import type { Message } from '../../../../client/gatehouse-client.ts';
import { useMemberNames } from '../api/member-names.ts';
import type { Pages } from '../api/use-pages.ts';
import { useSite } from '../desk.ts';
import { More } from '../parts/more.tsx';
import { Trouble } from '../parts/trouble.tsx';

type Export = Message<'Export'>;

interface EarlierProps {
  readonly list: Pages<Export>;
  readonly isReading: boolean;
  readonly onRead: (of: Export) => void;
}

/** Who exported what before; one's own can be read for an hour. */
export function EarlierExports({ list, isReading, onRead }: EarlierProps) {
  const { say, times, session, may } = useSite();
  const nameOfMember = useMemberNames();
  const today = times.dayOf(new Date());
  const now = new Date().toISOString();
  return (
    <>
      <h2>{say('expEarlier')}</h2>
      <Trouble of={list.trouble} />
      {list.isRead && list.items.length === 0 && <p class="nobody">{say('expNobody')}</p>}
      {list.items.length > 0 && (
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('expDays')}</th>
              <th scope="col">{say('expWhy')}</th>
              <th scope="col">{say('expWho')}</th>
              <th scope="col">{say('expPages')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {list.items.map((one) => {
              const days = daysOf(one, times.dayAndYear);
              return (
                <tr key={one.exportId}>
                  <th scope="row">{days}</th>
                  <td data-label={say('expWhy')}>{one.purpose}</td>
                  <td data-label={say('expWho')}>
                    {nameOfMember(one.createdBy)}
                    <small class="under">{times.moment(one.createdAt, today)}</small>
                  </td>
                  <td data-label={say('expPages')}>
                    {one.lastReadAt === undefined
                      ? one.pagesRead
                      : say('expPagesAt', {
                          count: one.pagesRead,
                          at: times.moment(one.lastReadAt, today),
                        })}
                  </td>
                  <td class="row-actions">
                    {one.createdBy === session.memberId && one.expiresAt > now && may('readExport') && (
                      <button
                        type="button"
                        disabled={isReading}
                        aria-label={say('expDownloadOf', { days })}
                        onClick={() => {
                          onRead(one);
                        }}
                      >
                        {say('expDownload')}
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <More of={list} />
    </>
  );
}

const daysOf = ({ fromDay, toDay }: Export, write: (day: string) => string): string =>
  fromDay === toDay ? write(fromDay) : `${write(fromDay)} – ${write(toDay)}`;
