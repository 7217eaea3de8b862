import { useState } from 'preact/hooks';
import type { OfflinePick } from '../offline/offline-gate.ts';
import type { World } from '../parts/world.ts';
import type { Visit } from '../rules/answer.ts';
import type { GateSettings, Over } from './gate.tsx';
import { BookedName } from './booked-name.tsx';
import { More } from './more.tsx';
import { Notice } from './notice.tsx';
import { RollCall } from './roll-call.tsx';
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
  const booked = (after: OfflinePick | undefined) => (
    <BookedName
      onFind={(person, method) => {
        close();
        work.findBooked(person, method, after);
      }}
      onClose={close}
    />
  );
  switch (over?.kind) {
    case undefined:
      return null;
    case 'bookedName':
      return booked(over.after);
    case 'roll':
      return settings.offline ? <RollCall offline={settings.offline} world={world} onClose={close} /> : null;
    case 'today':
      // No list of visitors is kept on the device: without the network the guard types the name.
      if (settings.offline?.line.isAlone()) return booked(undefined);
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
      return (
        <More
          shift={settings.shift}
          offline={settings.offline}
          world={world}
          onEnd={settings.onEnd}
          onRoll={() => {
            onOver({ kind: 'roll' });
          }}
          onClose={close}
        />
      );
  }
}
