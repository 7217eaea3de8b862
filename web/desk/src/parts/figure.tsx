import type { ComponentChildren } from 'preact';
import { useSite } from '../desk.ts';
import { saveAs } from '../import/result-file.ts';
import { csvOf } from '../rules/csv.ts';

interface FigureProps {
  readonly title: string;
  readonly hint?: string | undefined;
  /** Names the file: `by-hour`. */
  readonly file: string;
  readonly heading: readonly string[];
  /** What the picture shows, the first cell of each row as its name. */
  readonly rows: readonly (readonly string[])[];
  readonly children: ComponentChildren;
}

/** A picture of numbers, with the same numbers as a table and as a file. */
export function Figure({ title, hint, file, heading, rows, children }: FigureProps) {
  const { say, site } = useSite();
  return (
    <section class="card figure" aria-label={title}>
      <h2>{title}</h2>
      {hint !== undefined && <p class="small">{hint}</p>}
      {children}
      <div class="figure-foot">
        <details>
          <summary>{say('numTable')}</summary>
          <table class="plain-table numbers">
            <thead>
              <tr>
                {heading.map((each) => (
                  <th key={each} scope="col">
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name = '', ...cells]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, index) => (
                    <td key={heading[index + 1]} data-label={heading[index + 1]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
        <button
          type="button"
          aria-label={say('numSaveOf', { title })}
          onClick={() => {
            saveAs(`${site.siteId}-${file}.csv`, csvOf(heading, rows));
          }}
        >
          {say('numSave')}
        </button>
      </div>
    </section>
  );
}

interface SharesProps {
  readonly items: readonly { readonly name: string; readonly count: number; readonly text: string }[];
}

/** A bar for each name, as long as its count beside the largest. */
export function Shares({ items }: SharesProps) {
  const most = Math.max(1, ...items.map(({ count }) => count));
  return (
    <dl class="shares">
      {items.map(({ name, count, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="share-track" width="100" height="10" />
              <rect class="share" width={(count / most) * 100} height="10" />
            </svg>
            <span>{text}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
