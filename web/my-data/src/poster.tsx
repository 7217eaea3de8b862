import { encode } from 'uqr';
import type { Building } from './ask.ts';
import type { Language } from '../../scanner/src/texts/keys.ts';
import { longDay } from './times.ts';
import { sayIn } from './texts/text.ts';
import './poster.css';

type Known = Exclude<Building, string>;

/** In the order in which they stand on the poster, as on signs in Hong Kong. */
const languages: readonly Language[] = ['zh-Hant', 'en', 'zh-Hans'];

/** Tolerates a scratch, and a poster behind glass. */
const errorCorrection = 'Q';

/** The notice of a building to print for its gate: the texts in every language, and a code that leads to this page. */
export function Poster({ language, building }: { readonly language: Language; readonly building: Known }) {
  const say = sayIn(language);
  const { siteId, siteName, timeZone, coming } = building;
  const isOfTheComing =
    new URLSearchParams(location.search).get('poster') === 'coming' && coming !== undefined;
  const notice = isOfTheComing ? coming : building;
  const address = `${location.origin}/my-data/?site=${siteId}`;
  const shown = languages.filter((each) => notice.texts[each] !== undefined);
  return (
    <>
      <div class="poster-tools">
        <button
          type="button"
          class="main"
          onClick={() => {
            print();
          }}
        >
          {say('posterPrint')}
        </button>
        {coming?.inForceFrom !== undefined && !isOfTheComing && (
          <a class="plain" href={`?site=${siteId}&poster=coming`}>
            {say('posterComing', { day: longDay(coming.inForceFrom, language, timeZone) })}
          </a>
        )}
      </div>
      <article class="poster">
        <h1>{siteName}</h1>
        <div class="poster-code">
          <Code text={address} />
          <div>
            {shown.map((each) => (
              <p key={each} lang={each}>
                {sayIn(each)('posterScan')}
              </p>
            ))}
            <p class="address">{address.replace(/^https?:\/\//, '')}</p>
          </div>
        </div>
        {shown.map((each) => (
          <section key={each} lang={each}>
            <h2>{sayIn(each)('posterTitle')}</h2>
            <p class="told">{notice.texts[each]}</p>
          </section>
        ))}
        <footer>
          {[...new Set(shown.map((each) => versionIn(each, notice, timeZone)))].map((text) => (
            <p key={text}>{text}</p>
          ))}
        </footer>
      </article>
    </>
  );
}

function versionIn(
  language: Language,
  { version, inForceFrom }: Pick<Known, 'version' | 'inForceFrom'>,
  timeZone: string,
): string {
  const say = sayIn(language);
  const since =
    inForceFrom === undefined ? '' : say('posterSince', { day: longDay(inForceFrom, language, timeZone) });
  return [say('noticeVersion', { version }), since].filter(Boolean).join(' · ');
}

/** A QR code as a picture of squares, without a style or a script in it. */
function Code({ text }: { readonly text: string }) {
  const { size, data } = encode(text, { ecc: errorCorrection, border: 4 });
  const squares = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={text}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={squares} fill="#000" />
    </svg>
  );
}
