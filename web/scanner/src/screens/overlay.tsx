import { useState } from 'preact/hooks';
import type { World } from '../parts/world.ts';
import type { Visit } from '../rules/answer.ts';
import type { GateSettings, Over } from './gate.tsx';
import { More } from './more.tsx';
import { Notice } from './notice.tsx';
import { Today } from './today.tsx';
import { UndoSheet } from './undo-sheet.tsx';
import type { GateWork } from './use-gate.ts';
import { VisitSheet } from './visit-sheet.tsx';
import { emptyWalkIn, WalkInForm } from './walk-in-form.tsx';

interface OverlaySettings {
  readonly settings: GateSettings;
  readonly over: Over | undefined;
  readonly onOver: (over: Over | undefined) => void;
  readonly world: World;
  readonly work: GateWork;
}

/** What lies over the gate, if anything. What was typed of a walk-in is kept while something else is done. */
export function Overlay({ settings, over, onOver, world, work }: OverlaySettings) {
  const [draft, setDraft] = useState(emptyWalkIn);
  const close = (): void => {
    onOver(undefined);
  };
  const open = (visit: Visit): void => {
    onOver({ kind: 'visit', visit });
  };
  const { requests } = work;
  switch (over?.kind) {
    case undefined:
      return null;
    case 'today':
      return (
        <Today requests={requests} world={world} startInside={over.inside} onPick={open} onClose={close} />
      );
    case 'visit':
      return <VisitSheet visit={over.visit} world={world} work={work} onDone={close} onUndo={onOver} />;
    case 'walkIn':
      return (
        <WalkInForm
          draft={draft}
          onDraft={setDraft}
          site={settings.site}
          work={work}
          world={world}
          onPick={open}
          onClose={close}
        />
      );
    case 'undo':
      return <UndoSheet passed={over.passed} work={work} onClose={close} />;
    case 'notice':
      return <Notice requests={requests} onClose={close} />;
    case 'more':
      return <More shift={settings.shift} world={world} onEnd={settings.onEnd} onClose={close} />;
  }
}
