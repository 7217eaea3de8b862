import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Message } from '../../../client/gatehouse-client.ts';
import { textOn } from '../../../functions/firms/contrast.ts';
import { useDesk } from './desk.ts';

/** How the firm shows itself in the bar. */
export interface FirmLook {
  readonly name: string;
  readonly colour?: string | undefined;
  /** The address of the logo: `data:…`. */
  readonly logo?: string | undefined;
}

type SetLook = (firm: Message<'Firm'>) => void;
const Context = createContext<SetLook>(() => undefined);
export const FirmLookProvider = Context.Provider;

/** Tells the bar that the firm has changed. */
export const useSetFirmLook = (): SetLook => useContext(Context);

/** A picture as the address of itself. */
export const pictureAddress = ({
  mediaType,
  data,
}: {
  readonly mediaType: string;
  readonly data: string;
}): string => `data:${mediaType};base64,${data}`;

const lookOf = ({ name, colour, logo }: Message<'Firm'>): FirmLook => ({
  name,
  colour,
  logo: logo && pictureAddress(logo),
});

/** The firm's look: what the session says at once, and the logo as soon as it is read. It colours the bar. */
export function useFirmLook(): readonly [FirmLook, SetLook] {
  const { api, session } = useDesk();
  const { name, colour, hasLogo } = session.firm;
  const [look, setLook] = useState<FirmLook>({ name, colour });
  useEffect(() => {
    if (!hasLogo) return;
    void api
      .ask((client) => client.GET('/firm'))
      .then((asked) => {
        if (asked.kind === 'data') setLook(lookOf(asked.data));
      });
  }, [api, hasLogo]);
  useEffect(() => {
    const { style } = document.documentElement;
    if (look.colour === undefined) {
      style.removeProperty('--firm');
      style.removeProperty('--on-firm');
      return;
    }
    style.setProperty('--firm', look.colour);
    style.setProperty('--on-firm', textOn(look.colour).textColour);
  }, [look.colour]);
  return [
    look,
    (firm) => {
      setLook(lookOf(firm));
    },
  ];
}
