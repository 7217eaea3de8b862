/** The floors of functions/ as a mermaid drawing, from the ground up. */
export const floorsDrawing = (floors: readonly (readonly string[])[]): string =>
  [
    '```mermaid',
    'flowchart BT',
    ...floors.map((rooms, index) => `  f${String(index)}["${rooms.join('<br/>')}"]`),
    `  ${floors.map((_, index) => `f${String(floors.length - 1 - index)}`).join(' --> ')}`,
    '```',
  ].join('\n');
