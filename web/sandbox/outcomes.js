/**
 * What a guard is shown for an answer of the API, as data:
 * `{ look, symbol, word, visit?, ref?, lines, foot?, offers, canRetry }`. `say` is a language’s table of texts,
 * `time` writes an instant for a guard, `direction` is the way the scan was for.
 */
export function viewOf({ status, body }, { say, time, direction }) {
  if (status === 200) return { offers: [], canRetry: false, ...outcomeView(body, say, time, direction) };
  return problemView(status, body, say);
}

/** Where and as what the person of a visit is expected. */
export const hostOf = (visit, say) => (visit.host ? say.host(visit.host.unit, visit.host.name) : say.walkIn);

function outcomeView(body, say, time, direction) {
  const { outcome, visit } = body;
  const word = say[outcome];
  switch (outcome) {
    case 'checked_in':
      return { look: 'good', symbol: 'check', word, visit, lines: [say.checkedInDetail] };
    case 'checked_out':
      return { look: 'good', symbol: 'leave', word, visit, lines: [say.checkedOutDetail] };
    case 'already_checked_in': {
      const gate = say.gates[visit.checkedInGateId] ?? visit.checkedInGateId;
      const since = visit.checkedInAt && say.since(time(visit.checkedInAt), gate);
      return { look: 'known', symbol: 'again', word, visit, strong: since, lines: [say.alreadyDetail] };
    }
    case 'already_checked_out':
      return { look: 'known', symbol: 'again', word, visit, lines: [say.leftDetail] };
    case 'choose':
      return {
        look: 'ask',
        symbol: 'question',
        word,
        lines: [
          body.candidates.some(({ near }) => near)
            ? say.chooseNear
            : say.chooseDetail(body.candidates.length),
        ],
        offers: body.candidates,
      };
    case 'pending_approval':
      return visit.waitsFor === 'supervisor'
        ? {
            look: 'ask',
            symbol: 'clock',
            word: say.waitsForManager,
            visit,
            lines: [say.waitsForManagerDetail],
          }
        : { look: 'ask', symbol: 'clock', word, visit, lines: [say.pendingDetail] };
    case 'no_match':
      return {
        look: 'ask',
        symbol: 'search',
        word: direction === 'out' ? say.no_matchOut : word,
        lines: [say[body.reason] ?? say.not_expected],
      };
    case 'denied':
      return { look: 'bad', symbol: 'stop', word, lines: [say.deniedDetail] };
    case 'rejected':
      return {
        look: 'bad',
        symbol: 'cross',
        word,
        ref: body.ref,
        lines: [whyRejected(body.ref, say), say.rejectedAdvice],
      };
    default:
      return problemView(200, body, say);
  }
}

const whyRejected = (ref, { rejections }) =>
  rejections[ref] ?? rejections[String(ref).slice(0, 1)] ?? rejections.other;

/** None of these is the visitor’s fault, and the text says so first. */
function problemView(status, body, say) {
  const known = say.problems[body.code];
  const ours = status === 0 || status === 429 || status >= 500;
  return {
    look: 'ours',
    symbol: status === 0 ? 'offline' : 'warning',
    word: status === 0 ? say.offline : ours ? say.unavailable : say.failed,
    strong: say.notTheirFault,
    lines: [known, ours ? say.unavailableAdvice : say.rejectedAdvice],
    foot: body.requestId && say.requestId(body.requestId),
    offers: [],
    canRetry: ours,
  };
}
