/** Invented visitors. Their identity-card prefixes belong to nobody in particular. */
export const people = [
  { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123', ageOver: 18 },
  { englishName: 'WONG Mei Ling', chineseName: '黃美玲', idPrefix: 'C456', ageOver: 18 },
  { englishName: 'LEE Ka Fai', chineseName: '李家輝', idPrefix: 'D789', ageOver: 65 },
  { englishName: 'Maria SANTOS', chineseName: '', idPrefix: 'M246', ageOver: 18 },
  { englishName: '', chineseName: '何小敏', idPrefix: 'Z135', ageOver: 11 },
];

/** The fields of a disclosure that are texts. */
export const textFields = ['englishName', 'chineseName', 'idPrefix'];

/** All fields of a disclosure. */
export const fields = [...textFields, 'ageOver'];
