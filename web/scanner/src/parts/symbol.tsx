import type { SymbolName } from '../rules/verdict-model.ts';

export type IconName =
  | SymbolName
  | 'list'
  | 'person'
  | 'paper'
  | 'more'
  | 'close'
  | 'back'
  | 'torch'
  | 'turn'
  | 'online'
  | 'windows'
  | 'box'
  | 'ticked'
  | 'sound'
  | 'lens'
  | 'inside';

/** Each symbol is drawn with lines on a field of 24 by 24. */
const paths: Readonly<Record<IconName, string>> = {
  check: 'M4.5 12.5l5 5 10-11',
  leave: 'M10 4H5v16h5M9 12h11m-4-4 4 4-4 4',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 4v4h-4M12 8v4l3 2',
  question: 'M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.500 1.200-1.500 2.300M12 18.200v.3',
  clock: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17M12 7.500V12l3 2',
  stop: 'M8.300 3.500h7.400l4.800 4.800v7.400l-4.800 4.800H8.300l-4.800-4.800V8.300zM7.500 12h9',
  cross: 'M5.500 5.500l13 13m0-13-13 13',
  nocode: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8.500 8.500l7 7m0-7-7 7',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M15.500 15.500 20.500 20.500',
  warning: 'M12 4 21 19.500H3zM12 10v4.500M12 17v.2',
  offline:
    'M3 3l18 18M5 10a12 12 0 0 1 4-2.400M12.500 7A12 12 0 0 1 19 10M8 14a7 7 0 0 1 4-1.500M12 18.500v.2',
  keyboard: 'M3 6.500h18v11H3zM6.500 10v.2M10 10v.2M13.500 10v.2M17 10v.2M7.500 14h9',
  shield: 'M12 3.500 19 6v6c0 4-3 7-7 8.500C8 19 5 16 5 12V6zM12 8v4.500M12 15.500v.2',
  list: 'M8.500 6.500H20M8.500 12H20M8.500 17.500H20M4 6.500v.2M4 12v.2M4 17.500v.2',
  person:
    'M10 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7M3.500 19.500c0-3.500 3-5 6.500-5s6.500 1.500 6.500 5M19 8v6M16 11h6',
  paper: 'M6 3.500h8.500L18.500 8v12.500H6zM14 3.500V8.500h4.500M9 12.500h6.500M9 16.500h6.500',
  more: 'M5 11.500h.600v.600H5zM11.700 11.500h.600v.600h-.600zM18.400 11.500h.600v.600h-.600z',
  online: 'M5 10a12 12 0 0 1 14 0M8 14a7 7 0 0 1 8 0M12 18.500v.2',
  windows: 'M4 8.500h12v11H4zM8 8.500v-4h12v11h-4M4 11.500h12',
  box: 'M5 5h14v14H5z',
  ticked: 'M19 12v7H5V5h9M9 11l3 3 8-9',
  close: 'M6 6l12 12m0-12L6 18',
  back: 'M14.500 5.500 8 12l6.500 6.500',
  torch: 'M8 3.500h8v3.500l-2 3v10.500h-4V10L8 7zM12 13v2',
  turn: 'M5 12a7 7 0 0 1 12-4.900L19.500 9.500M19.500 4.500v5h-5M19 12a7 7 0 0 1-12 4.900L4.500 14.500M4.500 19.500v-5h5',
  sound: 'M4.500 9.500v5H8l4.500 4v-13L8 9.500zM16 9a4.500 4.500 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11',
  lens: 'M4 7.500h4l1.500-2.500h5L16 7.500h4v11H4zM12 9.500a3.300 3.300 0 1 0 0 6.600 3.300 3.300 0 0 0 0-6.600',
  inside: 'M4 20.500V10l8-6 8 6v10.500zM9.500 20.500v-6h5v6',
};

/** A symbol beside words that say the same: hidden from screen readers. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
