import type { Call, Route } from '../api/server.ts';
import { invalid, NOT_FOUND, ok, page, refused, sent } from './answers.ts';
import { shaOf } from './commit-routes.ts';
import { type Define, type GitHubOperation, text } from './define.ts';
import { type Place, pullShape } from './shapes.ts';
import type { Pull } from './state.ts';

/** Pull requests: https://docs.github.com/rest/pulls. */
export function pullRoutes(define: Define): Route<GitHubOperation>[] {
  return [
    define('pulls', 'GET', '/pulls', (call, place) => {
      const state = call.query.get('state') ?? 'open';
      const pulls = place.repository.pulls.filter((pull) => state === 'all' || pull.state === state);
      return page(
        call,
        place.origin,
        pulls.map((pull) => pullShape(place, pull)),
      );
    }),
    define('create-pull', 'POST', '/pulls', async (call, place) => {
      const given = sent(call);
      const [title, head, base] = ['title', 'head', 'base'].map((name) => text(given, name) ?? '');
      if (!title || !head || !base) return invalid('PullRequest', title ? 'head' : 'title', 'missing_field');
      const there = await Promise.all([head, base].map((branch) => shaOf(place, `refs/heads/${branch}`)));
      if (there.includes(null)) return invalid('PullRequest', there[0] === null ? 'head' : 'base', 'invalid');
      const pull = {
        number: place.repository.nextId(),
        title,
        body: text(given, 'body'),
        head,
        base,
        state: 'open' as const,
        merged: null,
      };
      place.repository.pulls.push(pull);
      return ok(pullShape(place, pull), 201);
    }),
    define('pull', 'GET', String.raw`/pulls/(\d+)`, (call, place) => {
      const pull = found(call, place);
      return pull === undefined ? NOT_FOUND : ok(pullShape(place, pull));
    }),
    define('edit-pull', 'PATCH', String.raw`/pulls/(\d+)`, (call, place) => {
      const pull = found(call, place);
      if (pull === undefined) return NOT_FOUND;
      const state = text(sent(call), 'state');
      if (pull.merged !== null && state === 'open') return refused(422, 'Validation Failed');
      if (state === 'open' || state === 'closed') pull.state = state;
      return ok(pullShape(place, pull));
    }),
  ];
}

const found = ({ parts: [, , number] }: Call, { repository }: Place): Pull | undefined =>
  repository.pulls.find((one) => one.number === Number(number));
