import { useDesk } from '../desk.ts';

/** Offers the next page of a list, where there is one. */
export function More({ of: { more } }: { readonly of: { readonly more: (() => void) | undefined } }) {
  const { say } = useDesk();
  if (!more) return null;
  return (
    <p class="more">
      <button type="button" onClick={more}>
        {say('more')}
      </button>
    </p>
  );
}
