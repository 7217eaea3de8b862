import type { Say } from './texts/text.ts';

/** Why a link shows nothing, and what to do: words for each case, and none that tell whether a visit exists. */
export function BadLink({ say, why }: { readonly say: Say; readonly why: 'none' | 'half' | 'wrong' }) {
  return (
    <section class="message" role="alert">
      <h1>{say(`${why}Title`)}</h1>
      <p>{say(why)}</p>
      {why === 'wrong' && <p class="soft">{say('askHost')}</p>}
    </section>
  );
}
