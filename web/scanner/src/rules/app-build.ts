/** The name of this build: the hash in the name of its file. `dev` where the app runs from its sources. */
export const buildNamed = (address: string): string => /-([\w-]{8})\.js$/.exec(address)?.[1] ?? 'dev';
