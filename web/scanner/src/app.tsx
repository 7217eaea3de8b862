import { useEffect, useRef, useState } from 'preact/hooks';
import { AppProvider } from './app-context.ts';
import { openDevice, type Device } from './device/device.ts';
import { onlyTab } from './device/only-tab.ts';
import { openStore, wasEnrolled, type Preferences, type Shift, type Store } from './device/store.ts';
import { Enrol } from './screens/enrol.tsx';
import { ShiftRoom } from './screens/shift-room.tsx';
import { Stopped } from './screens/stopped.tsx';
import { catalogue, languageFor } from './texts/text.ts';

/** What the app knows once its storage is open. */
interface Opened {
  readonly store: Store;
  readonly preferences: Preferences;
}

/** The state of the device: not enrolled, enrolled, or stopped by a fault that has to be fixed. */
type Place =
  | { readonly kind: 'opening' | 'no_storage' | 'other_tab' }
  | { readonly kind: 'enrol'; readonly lost: boolean }
  | {
      readonly kind: 'enrolled';
      readonly device: Device;
      readonly shift: Shift | undefined;
    }
  | { readonly kind: 'revoked' };

export function App() {
  const [opened, setOpened] = useState<Opened>();
  const [place, setPlace] = useState<Place>({ kind: 'opening' });
  const current = useRef<Device | undefined>(undefined);

  const enter = async (store: Store): Promise<void> => {
    const enrolled = await store.enrolled();
    if (!enrolled) {
      setPlace({ kind: 'enrol', lost: wasEnrolled() });
      return;
    }
    const device = await openDevice(enrolled, () => {
      // What the device keeps of visitors goes at once; passages that wait stay, and may still be delivered.
      void current.current?.offline?.forget();
      void current.current?.offline?.drain();
      setPlace({ kind: 'revoked' });
    });
    current.current = device;
    setPlace({ kind: 'enrolled', device, shift: await store.shift() });
  };
  useEffect(() => {
    const start = async (): Promise<void> => {
      const alone = await onlyTab();
      if (!alone.isOnly) {
        setPlace({ kind: 'other_tab' });
        await alone.isFree;
        setPlace({ kind: 'opening' });
      }
      const store = await openStore();
      setOpened({ store, preferences: await store.preferences() });
      await enter(store);
    };
    start().catch(() => {
      setPlace({ kind: 'no_storage' });
    });
  }, []);

  const language = opened?.preferences.language ?? languageFor(navigator.languages);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = catalogue[language].appName;
  }, [language]);
  if (place.kind === 'opening') return <main class="opening" aria-busy="true" />;
  if (!opened || place.kind === 'no_storage' || place.kind === 'other_tab')
    return <Stopped why={place.kind === 'other_tab' ? 'other_tab' : 'no_storage'} language={language} />;

  const { store, preferences } = opened;
  const context = {
    language,
    store,
    preferences,
    prefer: (change: Partial<Preferences>) => {
      const changed = { ...preferences, ...change };
      setOpened({ store, preferences: changed });
      void store.keepPreferences(changed);
    },
  };
  const leave = async (): Promise<void> => {
    await current.current?.offline?.forget();
    current.current?.close();
    await store.forget();
    await enter(store);
  };
  return (
    <AppProvider value={context}>
      {place.kind === 'enrol' && <Enrol lost={place.lost} onEnrolled={() => enter(store)} />}
      {place.kind === 'enrolled' && (
        <ShiftRoom device={place.device} begun={place.shift} onLeave={() => void leave()} />
      )}
      {place.kind === 'revoked' && (
        <Stopped
          why="revoked"
          language={language}
          offline={current.current?.offline}
          onAgain={() => void leave()}
        />
      )}
    </AppProvider>
  );
}
