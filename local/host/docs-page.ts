import type { ServerResponse } from 'node:http';
import { failure } from '../../functions/kernel/problems.ts';
import { answerProblem } from '../sandbox/answer.ts';
import { serveFile } from '../sandbox/static-page.ts';

/** Serves the page that shows `/v1/openapi.json` to people. `path` is what follows `/v1/docs`. */
export function docsPage(folder: string) {
  return async (path: string, response: ServerResponse): Promise<void> => {
    if (path === '') response.writeHead(302, { location: '/v1/docs/' }).end();
    else if (!(await serveFile(folder, path, response))) answerProblem(response, failure('route_not_found'));
  };
}
