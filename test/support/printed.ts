/** The standard output while `act` runs, call by call. */
export async function printedBy(act: () => Promise<void>): Promise<readonly string[]> {
  const printed: string[] = [];
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = (text: string | Uint8Array) => printed.push(String(text)) > 0;
  try {
    await act();
  } finally {
    stdout.write = write;
  }
  return printed;
}
