import type { Trouble as Reason } from '../api/api.ts';
import { troubleText, useDesk } from '../desk.ts';

/** Tells why something did not work, with the number that support asks for. */
export function Trouble({ of: trouble }: { readonly of: Reason | undefined }) {
  const { say } = useDesk();
  if (!trouble) return null;
  return (
    <div class="wrong" role="alert">
      <p>{troubleText(trouble, say)}</p>
      {trouble.kind === 'problem' && trouble.errors.length > 0 && (
        <ul>
          {trouble.errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {trouble.kind === 'problem' && trouble.requestId !== undefined && (
        <p class="small">{say('problemId', { id: trouble.requestId })}</p>
      )}
    </div>
  );
}
