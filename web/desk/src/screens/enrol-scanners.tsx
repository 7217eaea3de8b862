import { useEffect, useRef, useState } from 'preact/hooks';
import { encode } from 'uqr';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { pageQuery } from '../api/use-pages.ts';
import { useSending } from '../api/use-sending.ts';
import { useSite } from '../desk.ts';
import { QrPicture } from '../parts/qr-picture.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Trouble } from '../parts/trouble.tsx';

type Code = Message<'EnrolmentCode'>;
type Scanner = Message<'Scanner'>;
/** How often the desk looks whether the phone has used its code. */
const everyMs = 2_000;

/** Enrols one phone after the other: a code fills the screen, and the next one follows when a phone has used it. */
export function EnrolScanners({ onClose }: { readonly onClose: () => void }) {
  const { say, api, site, times } = useSite();
  const { send, trouble } = useSending();
  const [code, setCode] = useState<Code>();
  const [enrolled, setEnrolled] = useState<readonly Scanner[]>([]);
  const [isExpired, setIsExpired] = useState(false);
  /** The scanners that were there before, so that a new one is recognised. */
  const known = useRef<Set<string> | undefined>(undefined);
  const path = { siteId: site.siteId };
  const next = async (): Promise<void> => {
    setIsExpired(false);
    setCode(undefined);
    const made = await send(
      () =>
        api.ask((client) =>
          client.POST('/sites/{siteId}/scanners/enrolment-codes', { params: { path }, body: {} }),
        ),
      '',
    );
    setCode(made?.data);
  };
  const look = async (): Promise<void> => {
    const asked = await api.ask((client) =>
      client.GET('/sites/{siteId}/scanners', { params: { path, query: pageQuery(undefined) } }),
    );
    if (asked.kind !== 'data') return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...asked.data.items.map(({ scannerId }) => scannerId)]);
    const fresh = before ? asked.data.items.filter(({ scannerId }) => !before.has(scannerId)) : [];
    if (fresh.length === 0) return;
    setEnrolled((all) => [...fresh, ...all]);
    await next();
  };
  useEffect(() => {
    void look().then(next);
  }, []);
  useEffect(() => {
    const timer = setInterval(() => {
      if (code && Date.parse(code.expiresAt) <= Date.now()) setIsExpired(true);
      void look();
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [code]);
  const [latest] = enrolled;
  return (
    <Dialog title={say('enrol')} onClose={onClose} class="full">
      <p>{say('enrolHint')}</p>
      <p class="small">{say('scannerAddress', { address: `${location.origin}/scanner/` })}</p>
      <Trouble of={trouble} />
      <div class="qr-frame" data-expired={isExpired}>
        {code && <QrPicture qr={encode(code.enrolmentCode, { ecc: 'L', border: 4 })} title={say('enrol')} />}
      </div>
      <p class="small">
        {code && (isExpired ? say('enrolExpired') : say('enrolUntil', { time: times.clock(code.expiresAt) }))}
      </p>
      <p role="status" class={latest ? 'good' : undefined}>
        {latest && say('enrolUsed', { name: latest.name })}
      </p>
      <p>{say('enrolCount', { count: enrolled.length })}</p>
      <div class="actions">
        <button type="button" onClick={() => void next()}>
          {say('enrolNext')}
        </button>
        <button type="button" class="primary" onClick={onClose}>
          {say('close')}
        </button>
      </div>
    </Dialog>
  );
}
