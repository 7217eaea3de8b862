import { dayAfter } from './times.ts';

const mostDays = 31;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Are these days that an export can have: 1 to 31, the last not before the first? */
export const areExportDays = (fromDay: string, toDay: string): boolean =>
  dayForm.test(fromDay) &&
  dayForm.test(toDay) &&
  fromDay <= toDay &&
  toDay <= dayAfter(fromDay, mostDays - 1);
