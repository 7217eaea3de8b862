/**
 * Gives the `Idempotency-Key` of what somebody is about to send: the same while the content is the same, so that sending it
 * again after no answer makes nothing twice.
 */
export function keyFor(): (content: object) => string {
  let last: { readonly text: string; readonly key: string } | undefined;
  return (content) => {
    const text = JSON.stringify(content);
    if (last?.text !== text) last = { text, key: crypto.randomUUID() };
    return last.key;
  };
}
