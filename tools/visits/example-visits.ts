import type { LocalDay } from '../../functions/kernel/brands.ts';

/** A small file of visits on `day`, of invented people: what docs/bulk.md shows. */
export const exampleVisits = (
  day: LocalDay,
): string => `reference,englishName,chineseName,idPrefix,unit,hostName,expectedFrom,expectedUntil,purpose,plate,needsApproval,companions
B-1001,"CHAN, Tai Man",陳大文,A123,12A,Wong,${day} 09:00,${day} 12:00,dinner,AB 1234,,CHAN Siu Ming; 陳小美
B-1002,LEE Ka Fai,,D789,8C,,${day} 14:00,${day} 18:00,delivery,,yes,
B-1003,,黃美玲,,3B,Ho,${day}T09:30:00+08:00,${day}T17:00:00+08:00,"tea, and a talk",,,
`;
