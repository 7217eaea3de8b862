/** The database did not take what it was given, however often it was tried. The API answers 503. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}
