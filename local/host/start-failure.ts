/** Something the person at the terminal can mend. The message is one plain sentence and is all that is shown. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
