import { useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { pageQuery, usePages } from '../api/use-pages.ts';
import { useSite } from '../desk.ts';
import { Confirm } from '../parts/confirm.tsx';
import { More } from '../parts/more.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { EnrolScanners } from './enrol-scanners.tsx';

type Scanner = Message<'Scanner'>;

/** The enrolled devices of a site: enrolling, looking after and revoking them. */
export function Scanners() {
  const { say, api, site, times, may } = useSite();
  const path = { siteId: site.siteId };
  const list = usePages(
    (cursor) =>
      api.ask((client) =>
        client.GET('/sites/{siteId}/scanners', { params: { path, query: pageQuery(cursor) } }),
      ),
    ({ scannerId }: Scanner) => scannerId,
    [api, site.siteId],
  );
  const [isEnrolling, setIsEnrolling] = useState(false);
  const [revoking, setRevoking] = useState<Scanner>();
  const today = times.dayOf(new Date());
  return (
    <section class="wide">
      <div class="title">
        <h1>{say('scanners')}</h1>
        {may('makeEnrolmentCode') && (
          <button
            type="button"
            class="primary push"
            onClick={() => {
              setIsEnrolling(true);
            }}
          >
            {say('enrol')}
          </button>
        )}
      </div>
      <Trouble of={list.trouble} />
      {list.isRead && list.items.length === 0 && <p class="nobody">{say('noScanners')}</p>}
      {list.items.length > 0 && (
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('columnState')}</th>
              <th scope="col">{say('enrolledAt')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {list.items.map((scanner) => (
              <tr key={scanner.scannerId}>
                <th scope="row">{scanner.name}</th>
                <td data-label={say('columnState')}>
                  <span class="badge" data-state={scanner.state === 'active' ? 'checked_in' : 'denied'}>
                    {say(`scanner_${scanner.state}`)}
                  </span>
                </td>
                <td data-label={say('enrolledAt')}>{times.moment(scanner.enrolledAt, today)}</td>
                <td class="row-actions">
                  {scanner.state === 'active' && may('revokeScanner') && (
                    <button
                      type="button"
                      class="danger"
                      onClick={() => {
                        setRevoking(scanner);
                      }}
                    >
                      {say('revoke')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More of={list} />
      {isEnrolling && (
        <EnrolScanners
          onClose={() => {
            setIsEnrolling(false);
            void list.reload();
          }}
        />
      )}
      {revoking && (
        <Revoke
          scanner={revoking}
          onDone={(scanner) => {
            if (scanner) list.put(scanner);
            setRevoking(undefined);
          }}
        />
      )}
    </section>
  );
}

interface RevokeProps {
  readonly scanner: Scanner;
  readonly onDone: (scanner: Scanner | undefined) => void;
}

function Revoke({ scanner, onDone }: RevokeProps) {
  const { say, api, site } = useSite();
  const path = { siteId: site.siteId, scannerId: scanner.scannerId };
  return (
    <Confirm
      title={say('revoke')}
      question={say('revokeSure', { name: scanner.name })}
      act={say('revoke')}
      send={() =>
        api.ask((client) =>
          client.POST('/sites/{siteId}/scanners/{scannerId}/revocation', { params: { path }, body: {} }),
        )
      }
      onDone={(done) => {
        onDone(done?.data);
      }}
    />
  );
}
