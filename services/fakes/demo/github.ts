import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { GitHub } from '#services/ports/github.ts';

import { PROJECTS } from './projects.ts';
import { DAY, HOUR, START } from './times.ts';

const LIMIT = 5000;

/** GitHub with a credential: calls are used up and granted again every hour. */
export function demoGitHub(clock: Clock): GitHub {
  return {
    ready: () => Promise.resolve(true),
    ask(path) {
      const known = path === '/user' || PROJECTS.some(({ id }) => path === `/repos/ana-dev/${id}`);
      const date = new Date(clock.now()).toUTCString();
      return Promise.resolve({ status: known ? 200 : 404, headers: { date }, message: known ? '' : 'Not Found' });
    },
    look({ path, token }) {
      const date = new Date(clock.now()).toUTCString();
      const ends = new Date(START + 12.5 * DAY).toISOString();
      const repository = /^\/repos\/ana-dev\/([\w-]+)(?:\/(?:issues|pulls)\?|$)/.exec(path)?.[1];
      const isUser = path === '/user';
      const known = token !== null && (isUser || PROJECTS.some(({ id }) => id === repository));
      return Promise.resolve({
        host: 'api.github.com',
        status: known ? 200 : 404,
        headers: { date, ...(known && { 'github-authentication-token-expiration': ends }) },
        message: known ? '' : 'Not Found',
        body: known && isUser ? { login: 'ana-dev' } : {},
      });
    },
    rateLimit() {
      const into = (((clock.now() - START + HOUR / 4) % HOUR) + HOUR) % HOUR;
      return Promise.resolve({
        limit: LIMIT,
        remaining: LIMIT - 500 - Math.floor((into / HOUR) * 1200),
        resetsAt: clock.now() - into + HOUR,
        tokenEndsAt: START + 12.5 * DAY,
      });
    },
    repository(owner, name) {
      const project = owner === 'ana-dev' ? PROJECTS.find(({ id }) => id === name) : undefined;
      if (project === undefined)
        return Promise.reject(new OpsError('not-found', `GitHub has no repository ${owner}/${name} for this token`));
      const { ci, pullRequests, issues } = project;
      return Promise.resolve({ ci, openPullRequests: pullRequests, openIssues: issues });
    },
  };
}
