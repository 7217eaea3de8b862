/** The columns of a file of visits, each with the field of a pre-registration that it becomes. */
export const visitColumns = {
  reference: undefined,
  englishName: 'visitor.englishName',
  chineseName: 'visitor.chineseName',
  idPrefix: 'visitor.idPrefix',
  unit: 'host.unit',
  hostName: 'host.name',
  expectedFrom: 'expectedFrom',
  expectedUntil: 'expectedUntil',
  purpose: 'purpose',
  plate: 'vehicle.plate',
  notes: 'notes',
  needsApproval: 'needsApproval',
  allowsReEntry: 'allowsReEntry',
  companions: 'companions',
} as const;
export type VisitColumn = keyof typeof visitColumns;

/** Columns of the list of failed rows: ignored when the list is imported after it was corrected. */
export const failureColumns = ['failedLine', 'failedResult', 'failedReason'] as const;

/** Further columns of an export: the later history of a visit. An import ignores them. */
export const outcomeColumns = [
  'state',
  'origin',
  'ageOver',
  'checkedInAt',
  'checkedInGateId',
  'checkInMethod',
  'checkedOutAt',
  'checkedOutGateId',
  'checkOutMethod',
  'passages',
  'recordedOffline',
  'overstayed',
  'leadVisitId',
  'seriesId',
  'createdAt',
  'privacyNoticeVersion',
  'purposeConsent',
  'corrections',
  'heldUntil',
  'purgeAt',
] as const;

/** The content of each column of a file, in order. */
export type Header = readonly (VisitColumn | 'ignored')[];

/** Headings in Chinese, traditional and simplified, as people write them. */
const chineseHeadings: Readonly<Record<VisitColumn, readonly string[]>> = {
  reference: ['參考', '参考', '參考編號', '参考编号', '編號', '编号'],
  englishName: ['英文姓名', '英文名', '英文名稱', '英文名称', '訪客英文姓名', '访客英文姓名'],
  chineseName: ['中文姓名', '中文名', '姓名', '訪客姓名', '访客姓名', '訪客中文姓名', '访客中文姓名'],
  idPrefix: [
    '身份證首四位',
    '身份证首四位',
    '身分證首四位',
    '身份證號碼首四位',
    '身份证号码首四位',
    '香港身份證首四位',
    '香港身份证首四位',
  ],
  unit: ['單位', '单位', '室', '座數單位', '樓層單位', '楼层单位'],
  hostName: ['住戶', '住户', '住戶姓名', '住户姓名', '受訪者', '受访者', '被訪者', '被访者'],
  expectedFrom: ['開始', '开始', '開始時間', '开始时间', '到訪時間', '到访时间', '預計到達', '预计到达'],
  expectedUntil: ['結束', '结束', '結束時間', '结束时间', '離開時間', '离开时间', '預計離開', '预计离开'],
  purpose: ['目的', '到訪目的', '到访目的', '事由', '來訪目的', '来访目的'],
  plate: ['車牌', '车牌', '車牌號碼', '车牌号码'],
  notes: ['備註', '备注', '附註', '附注'],
  needsApproval: ['需批准', '須批准', '需要批准', '需审批', '需審批'],
  allowsReEntry: ['可再次進入', '可再次进入', '可重複進入', '可重复进入'],
  companions: ['同行者', '同行人', '同行訪客', '同行访客', '隨行人員', '随行人员'],
};

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_()*:-]/g, '');
const known = new Map<string, Header[number]>([
  ...(Object.keys(visitColumns) as VisitColumn[]).map((name) => [plain(name), name] as const),
  ...(Object.entries(chineseHeadings) as [VisitColumn, readonly string[]][]).flatMap(([column, headings]) =>
    headings.map((heading) => [plain(heading), column] as const),
  ),
  ...[...failureColumns, ...outcomeColumns].map((name) => [plain(name), 'ignored'] as const),
]);

/** What a heading means, in English or Chinese; case, width, blanks, `_`, `-`, brackets and colons do not count. */
export const columnNamed = (heading: string): Header[number] | undefined => known.get(plain(heading));

/** The columns of a file, or what is wrong with its first line. */
export type ReadHeader = { readonly header: Header } | { readonly wrong: readonly string[] };

/** Reads a header row. It is wrong where a column is unknown, missing or named twice. */
export function readHeader(cells: readonly string[]): ReadHeader {
  const wrong: string[] = [];
  const seen = new Set<string>();
  const header = cells.map((cell, index) => {
    const column = columnNamed(cell);
    if (!column) wrong.push(`column ${index + 1} is ${cell === '' ? 'without a name' : 'unknown'}`);
    const same = column === undefined || column === 'ignored' ? plain(cell) : column;
    if (column && seen.has(same)) wrong.push(`column ${index + 1} is there twice`);
    seen.add(same);
    return column ?? 'ignored';
  });
  for (const needed of missingIn(header)) wrong.push(`there is no column ${needed}`);
  return wrong.length === 0 ? { header } : { wrong };
}

/** The columns that a header lacks. */
export function missingIn(header: Header): readonly string[] {
  const needed = (['unit', 'expectedFrom', 'expectedUntil'] as const).filter(
    (column) => !header.includes(column),
  );
  const hasName = header.includes('englishName') || header.includes('chineseName');
  return hasName ? needed : [...needed, 'englishName or chineseName'];
}
