/** The signs of the desk, drawn in the colour of the text. */
const paths = {
  today: 'M4 5h16v15H4zM4 9h16M8 3v4M16 3v4M8 13h3M8 16h6',
  book: 'M12 5v14M5 12h14',
  import: 'M12 3v11M8 10l4 4 4-4M4 17v3h16v-3',
  rollCall: 'M4 6l2 2 3-4M4 13l2 2 3-4M12 6h8M12 13h8M12 20h8M4 20h4',
  attention: 'M12 3 2 20h20zM12 10v4M12 17v.5',
  numbers: 'M4 20V10M10 20V4M16 20v-8M22 20H2',
  bars: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M6 6l12 12',
  units: 'M4 21V3h16v18M2 21h20M9 7h2M13 7h2M9 11h2M13 11h2M9 15h2M13 15h2',
  scanners: 'M7 2h10v20H7zM11 19h2M9 7h6v6H9z',
  exports: 'M12 14V3M8 7l4-4 4 4M4 14v6h16v-6',
  siteSettings: 'M5 21V4l8-2v19M13 8l6 2v11M3 21h18M8 8h2M8 12h2M8 16h2',
  members: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21c0-4 3-7 7-7s7 3 7 7M16 4a4 4 0 0 1 0 7M18 14c3 1 4 4 4 7',
  firm: 'M4 21V7l8-4 8 4v14M9 21v-5h6v5M8 10h.5M12 10h.5M16 10h.5',
  newSite: 'M5 21V4l8-2v8M3 21h9M8 8h2M8 12h2M8 16h2M18 14v8M14 18h8',
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M6 6l12 12M18 6L6 18',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  note: 'M5 3h14v14l-4 4H5zM9 8h6M9 12h6',
  car: 'M3 16v-4l2-6h14l2 6v4zM3 12h18M6 19v-3M18 19v-3',
  group:
    'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M16 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 20c0-4 3-6 6-6s6 2 6 6M15 14c4 0 7 2 7 6',
  offline: 'M3 3l18 18M5 9a11 11 0 0 1 5-3M14 6a11 11 0 0 1 5 3M8 13a6 6 0 0 1 3-1.500M12 18v.5',
  good: 'M5 12l5 5L20 6',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
