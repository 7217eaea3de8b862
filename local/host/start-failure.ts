/** A fault that the person at the terminal can fix. Only its message, a plain sentence, is shown. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
