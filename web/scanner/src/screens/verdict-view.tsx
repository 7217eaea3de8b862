import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { Icon } from '../parts/symbol.tsx';
import { VisitCard } from '../parts/visit-card.tsx';
import type { World } from '../parts/world.ts';
import type { Visit } from '../rules/answer.ts';
import type { Offer, Said } from '../rules/verdict-model.ts';
import { Candidates } from './candidates.tsx';
import type { Over } from './gate.tsx';
import { offerLabel, pressOffer } from './offers.ts';
import type { GateWork, Passed } from './use-gate.ts';
import type { Shown } from './use-work.ts';

export interface VerdictSettings {
  readonly shown: Shown;
  readonly world: World;
  /** The latest passage, while it may be undone. */
  readonly passed: Passed | undefined;
  readonly busy: boolean;
  readonly work: GateWork;
  readonly onOver: (over: Over) => void;
  readonly onStartShift: () => void;
}

/** Offers that are what the guard most likely does next. */
const mainOffers: readonly Offer[] = ['retry', 'checkInApproved', 'startShift'];

/** What came of it: colour, symbol and word say the same; below it what the guard does now. */
export function VerdictView(settings: VerdictSettings) {
  const { shown, world, busy, work } = settings;
  const { say } = useApp();
  const { verdict } = shown;
  const word = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    word.current?.focus();
  }, []);
  const line = ({ key, at, gateId }: Said): string =>
    say(key, {
      ...(at === undefined ? {} : { time: world.time(at) }),
      ...(gateId === undefined ? {} : { gate: world.gateName(gateId) }),
    });
  return (
    <section class={`verdict ${verdict.look}`} aria-labelledby="verdict-word">
      <div class="verdict-body" role="alert">
        <Icon name={verdict.symbol} />
        <h2 id="verdict-word" ref={word} tabIndex={-1}>
          {say(verdict.word)}
        </h2>
        {verdict.strong && <p class="strong">{line(verdict.strong)}</p>}
        {verdict.visit && <VisitCard visit={verdict.visit} world={world} />}
        {verdict.visit && <Companions visit={verdict.visit} />}
        {verdict.lines.map((said) => (
          <p key={said.key}>{line(said)}</p>
        ))}
        {verdict.ref !== undefined && (
          <p class={verdict.ref.length > 8 ? 'ref long' : 'ref'}>{say('ref', { ref: verdict.ref })}</p>
        )}
        {verdict.candidates && (
          <Candidates
            candidates={verdict.candidates}
            world={world}
            disabled={busy}
            onPick={(visitId) => {
              work.choose({ visitId });
            }}
          />
        )}
      </div>
      <Offers {...settings} />
    </section>
  );
}

function Offers(settings: VerdictSettings) {
  const { shown, passed, busy, work } = settings;
  const { say } = useApp();
  const { offers, visit } = shown.verdict;
  // Only the latest passage is undone here. One without a visit is that of a visitor whom only this device knows.
  const isLatest = passed !== undefined && passed.visit?.visitId === visit?.visitId;
  const open = offers.filter((offer) => offer !== 'undo' || isLatest);
  const main = open.find((offer) => mainOffers.includes(offer));
  return (
    <div class="offers">
      {open.map((offer) => (
        <button
          key={offer}
          type="button"
          class={offer === main ? 'main' : ''}
          disabled={busy}
          onClick={() => {
            pressOffer(offer, settings);
          }}
        >
          {say(offerLabel(offer, shown))}
        </button>
      ))}
      <button type="button" class={main === undefined ? 'main' : ''} onClick={work.clear}>
        {say('nextVisitor')}
      </button>
    </div>
  );
}

function Companions({ visit }: { readonly visit: Visit }) {
  const { say } = useApp();
  if (!visit.companions || visit.companions.length === 0) return null;
  return (
    <ul class="companions" aria-label={say('companions')}>
      {visit.companions.map(({ visitId, visitor, state }) => (
        <li key={visitId}>
          <Icon name={state === 'checked_in' ? 'check' : 'person'} />
          <span translate={false}>{visitor.englishName ?? visitor.chineseName}</span>
          <em>
            {say(state === 'checked_in' ? 'stateIn' : state === 'expected' ? 'stateExpected' : 'stateOther')}
          </em>
        </li>
      ))}
    </ul>
  );
}
