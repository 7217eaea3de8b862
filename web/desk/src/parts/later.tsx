import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';

/**
 * A page whose code is fetched when it is opened first. Where that fails, as after a new version of the desk, the page offers
 * to load the desk again.
 */
export function later(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | undefined;
  return function Later() {
    const { say } = useDesk();
    const [Page, setPage] = useState<ComponentType | undefined>(() => loaded);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (loaded) return;
      load().then(
        (page) => {
          loaded = page;
          setPage(() => page);
        },
        () => {
          setFailed(true);
        },
      );
    }, []);
    if (Page) return <Page />;
    if (!failed) return <p role="status">{say('loading')}</p>;
    return (
      <div class="wrong" role="alert">
        <p>{say('noNetwork')}</p>
        <p>
          <button
            type="button"
            onClick={() => {
              location.reload();
            }}
          >
            {say('tryAgain')}
          </button>
        </p>
      </div>
    );
  };
}
