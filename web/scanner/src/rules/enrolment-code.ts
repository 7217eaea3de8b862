/** What every enrolment code begins with (docs/scanners.md). It is a secret for ten minutes and is never sent as a scan. */
const expression = /^gatehouse-enrolment\.1\.[a-z0-9-]+\.[a-z0-9-]+\.[\w-]{27}$/i;

/** The enrolment code in a pasted or scanned text, without the rest of the text; `undefined` if it contains none. */
export function enrolmentCodeIn(text: string): string | undefined {
  const trimmed = text.replaceAll(/[\s"'<>]/g, '');
  return expression.test(trimmed) ? trimmed : undefined;
}
