import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { GateRequests } from '../device/gate-requests.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Icon } from '../parts/symbol.tsx';
import type { Asked } from '../rules/answer.ts';

type Told = Awaited<ReturnType<GateRequests['notice']>>;

/**
 * The information for visitors before their code is scanned, in every language that the site has. It can be turned to the visitor’s side.
 */
export function Notice({
  requests,
  onClose,
}: {
  readonly requests: GateRequests;
  readonly onClose: () => void;
}) {
  const { say } = useApp();
  const [asked, setAsked] = useState<Told | Asked<never>>();
  const [turned, setTurned] = useState(false);
  useEffect(() => {
    void requests.notice().then(setAsked);
  }, [requests]);
  return (
    <Sheet title={say('notice')} className={turned ? 'notice turned' : 'notice'} onClose={onClose}>
      <button
        type="button"
        class="wide turn"
        aria-pressed={turned}
        onClick={() => {
          setTurned(!turned);
        }}
      >
        <Icon name="turn" />
        {say('turnToVisitor')}
      </button>
      {asked === undefined && <p class="empty">{say('loading')}</p>}
      {asked && asked.kind !== 'data' && (
        <div class="note bad" role="alert">
          <Icon name="warning" />
          <p>{say('noticeFailed')}</p>
        </div>
      )}
      {asked?.kind === 'data' && (
        <article class="notice-texts">
          <p lang="zh-Hant">{asked.data.texts['zh-Hant']}</p>
          {asked.data.texts['zh-Hans'] && <p lang="zh-Hans">{asked.data.texts['zh-Hans']}</p>}
          <p lang="en">{asked.data.texts.en}</p>
          <p class="small">{say('noticeVersion', { version: asked.data.version })}</p>
        </article>
      )}
    </Sheet>
  );
}
