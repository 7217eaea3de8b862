/** Loads a module of the sandbox page. The page is plain JavaScript, so the caller gives its type. */
export async function pageModule<Exports>(name: string): Promise<Exports> {
  return (await import(`../../../../web/sandbox/${name}.js`)) as Exports;
}
