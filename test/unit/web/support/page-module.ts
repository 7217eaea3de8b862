/** Loads a module of the sandbox page. The page is plain JavaScript, so that the caller says what shape it has. */
export async function pageModule<Exports>(name: string): Promise<Exports> {
  return (await import(`../../../../web/sandbox/${name}.js`)) as Exports;
}
