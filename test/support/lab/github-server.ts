import { type Answer, type ApiServer, type Call, type Route, serveRoutes } from './api/server.ts';
import { accountRoutes } from './github/account-routes.ts';
import { NOT_FOUND, refused, sent } from './github/answers.ts';
import { commitRoutes } from './github/commit-routes.ts';
import type { Define, GitHubOperation } from './github/define.ts';
import { pullRoutes } from './github/pull-routes.ts';
import { releaseRoutes } from './github/release-routes.ts';
import { HostedRepository } from './github/state.ts';
import type { Lab } from './lab.ts';
import type { Remote } from './remote.ts';

export interface GitHubServer extends Pick<ApiServer<GitHubOperation>, 'asked' | 'faults' | 'origin'> {
  /** Has the server know a bare repository under a name such as `ana/parcel`. */
  host(name: string, remote: Remote): HostedRepository;
  /** A token that reads, and writes too unless told otherwise; `value` for one of a shape of its own. */
  token(rights?: { readonly write?: boolean; readonly value?: string }): string;
  /** Releases, pull requests and workflow runs of every repository, for a print of the world. */
  documents(): Promise<unknown>;
}

/** The REST interface of GitHub on loopback, as far as releases use it, after its documentation; it ends with the lab. */
export async function startGitHub(lab: Lab): Promise<GitHubServer> {
  const repositories = new Map<string, HostedRepository>();
  const tokens = new Map<string, { readonly write: boolean }>();
  const rightsOf = ({ headers }: Call) =>
    tokens.get(/^(?:Bearer|token) (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '');
  const guarded = (route: Route<GitHubOperation>): Route<GitHubOperation> => ({
    ...route,
    answer: (call) => refusal(call, rightsOf(call)) ?? route.answer(call),
  });
  const define: Define = (operation, method, pattern, answer, before = '') => ({
    operation,
    method,
    path: new RegExp(`^${before}/repos/([^/]+)/([^/]+)${pattern}$`),
    answer: (call) => {
      const repository = repositories.get(call.parts.slice(0, 2).join('/'));
      return repository === undefined ? NOT_FOUND : answer(call, { origin: server.origin, repository });
    },
  });
  const account = accountRoutes(
    (name) => repositories.get(name),
    (call) => rightsOf(call) && 'ana',
  );
  const routes = [...account, ...commitRoutes(define), ...pullRoutes(define), ...releaseRoutes(define)];
  // Whoever holds a token may have it revoked; nobody has to say who they are.
  const revoke: Route<GitHubOperation> = {
    operation: 'revoke-credentials',
    method: 'POST',
    path: /^\/credentials\/revoke$/,
    answer(call) {
      for (const value of sent(call)['credentials'] as readonly string[]) tokens.delete(value);
      return { status: 202 };
    },
  };
  const server: ApiServer<GitHubOperation> = await serveRoutes([revoke, ...routes.map(guarded)]);
  const { origin, asked, faults } = lab.use(server);
  return {
    origin,
    asked,
    faults,
    host(name, remote) {
      const repository = new HostedRepository(name, remote);
      repositories.set(name, repository);
      return repository;
    },
    token({ write = true, value: token = `ghp_lab${tokens.size}` } = {}) {
      tokens.set(token, { write });
      return token;
    },
    documents: () =>
      Promise.resolve(
        [...repositories.values()].map(({ name, releases, pulls, runs }) => {
          const shown = releases.map(({ assets, ...rest }) => ({ ...rest, assets: assets.map((asset) => asset.name) }));
          return { name, releases: shown, pulls, runs };
        }),
      ),
  };
}

function refusal(call: Call, rights: { readonly write: boolean } | undefined): Answer | null {
  if (rights === undefined) return refused(401, 'Bad credentials');
  const writes = call.method !== 'GET' && call.path !== '/graphql';
  return writes && !rights.write ? refused(403, 'Resource not accessible by personal access token') : null;
}
