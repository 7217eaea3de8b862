import { apiHandler } from './api-handler.ts';

/** Answers that the API is up; asks nothing of any store. */
export const handler = apiHandler({
  health: () => Promise.resolve({ ok: true, status: 200, body: { status: 'ok' } }),
});
