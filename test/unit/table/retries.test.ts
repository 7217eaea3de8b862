import { describe, expect, it } from '@jest/globals';
import { withRetries } from '../../../functions/table/retries.ts';
import { StoreBusy } from '../../../functions/table/store-busy.ts';

const conflict = () => Object.assign(new Error('met another'), { name: 'TransactionConflictException' });

describe('a write that meets a transaction', () => {
  it('is repeated until it succeeds', async () => {
    let tries = 0;
    const write = () => {
      tries += 1;
      return tries < 3 ? Promise.reject(conflict()) : Promise.resolve('written');
    };
    expect(await withRetries(write)).toBe('written');
    expect(tries).toBe(3);
  });

  it('fails with StoreBusy after five tries, with the cause', async () => {
    let tries = 0;
    const write = () => {
      tries += 1;
      return Promise.reject(conflict());
    };
    const error: unknown = await withRetries(write).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreBusy);
    expect((error as StoreBusy).cause).toMatchObject({ name: 'TransactionConflictException' });
    expect(tries).toBe(5);
  });

  it('throws any other fault at once', async () => {
    let tries = 0;
    const write = () => {
      tries += 1;
      return Promise.reject(new Error('no such table'));
    };
    await expect(withRetries(write)).rejects.toThrow('no such table');
    expect(tries).toBe(1);
  });
});
