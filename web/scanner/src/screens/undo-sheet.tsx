import { useApp } from '../app-context.ts';
import type { UndoReason } from '../device/gate-requests.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { TextKey } from '../texts/keys.ts';
import type { GateWork, Passed } from './use-gate.ts';

const reasons: readonly (readonly [UndoReason, TextKey])[] = [
  ['wrong_visitor', 'undoWrongVisitor'],
  ['wrong_direction', 'undoWrongDirection'],
  ['did_not_pass', 'undoDidNotPass'],
  ['trial', 'undoTrial'],
  ['other', 'undoOther'],
];

interface UndoSettings {
  readonly passed: Passed;
  readonly work: GateWork;
  readonly onClose: () => void;
}

/** Takes a passage back: one tap on the reason does it. */
export function UndoSheet({ passed, work, onClose }: UndoSettings) {
  const { say } = useApp();
  return (
    <Sheet title={say('undoTitle')} onClose={onClose}>
      {passed.visit && (
        <p class="name" translate={false}>
          {passed.visit.visitor.englishName} {passed.visit.visitor.chineseName}
        </p>
      )}
      <p>{say(passed.direction === 'in' ? 'undoInAdvice' : 'undoOutAdvice')}</p>
      {reasons.map(([reason, label]) => (
        <button
          key={reason}
          type="button"
          class="wide"
          onClick={() => {
            onClose();
            work.undo(passed, reason);
          }}
        >
          {say(label)}
        </button>
      ))}
    </Sheet>
  );
}
