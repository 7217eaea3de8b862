/** Words that nobody may find on a device. */
export interface WatchedWords {
  readonly watch: (words: readonly string[]) => void;
  /** Forgets the words of the test before. */
  readonly forget: () => void;
  readonly forms: () => readonly Buffer[];
}

/** Each word as UTF-8, as UTF-16, and as any base64 that holds it. */
export function watchedWords(): WatchedWords {
  const forms = new Map<string, readonly Buffer[]>();
  return {
    watch: (words) => {
      for (const word of words) if (!forms.has(word)) forms.set(word, formsOf(word));
    },
    forget: () => {
      forms.clear();
    },
    forms: () => [...forms.values()].flat(),
  };
}

function formsOf(word: string): readonly Buffer[] {
  const shifted = [0, 1, 2].map((shift) => {
    const text = Buffer.from('\0'.repeat(shift) + word).toString('base64');
    // The first and the last characters depend on what stands beside the word.
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, text.length - 4));
  });
  return [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), ...shifted];
}

/** Which words can be found in a value that is kept: in its texts, its names and its bytes. */
export function readableIn(value: unknown, words: WatchedWords): readonly string[] {
  const bytes = bytesOf(value);
  return words.forms().flatMap((form) => (bytes.includes(form) ? [form.toString()] : []));
}

function bytesOf(value: unknown): Buffer {
  const parts: Buffer[] = [];
  const walk = (one: unknown): void => {
    if (typeof one === 'string') parts.push(Buffer.from(one));
    else if (one instanceof ArrayBuffer) parts.push(Buffer.from(one));
    else if (ArrayBuffer.isView(one)) parts.push(Buffer.from(one.buffer, one.byteOffset, one.byteLength));
    else if (one !== null && typeof one === 'object')
      for (const [name, inner] of Object.entries(one)) {
        parts.push(Buffer.from(name));
        walk(inner);
      }
  };
  walk(value);
  return Buffer.concat(parts);
}
