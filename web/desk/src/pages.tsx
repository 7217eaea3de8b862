import type { ComponentType } from 'preact';
import type { SitePage } from './place.ts';
import { Book } from './screens/book.tsx';
import { Today } from './screens/today.tsx';

/** The page of each place. Those that need much code of their own are loaded when they are opened. */
export const pages: Readonly<Record<SitePage, ComponentType>> = {
  today: Today,
  book: Book,
};
