/** DynamoDB Local 3 needs this (AWS: "Java Runtime Environment (JRE) version 17.x or newer"). */
export const oldestJava = 17;

/**
 * Major version in what `java -version` prints, in the old scheme (`1.8.0_402` is 8) and the new (`17.0.15`, `25-ea`).
 * Undefined where the text names none.
 */
export function javaMajorVersion(printed: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
  if (first === undefined) return undefined;
  return Number(first === '1' && second !== undefined ? second : first);
}
