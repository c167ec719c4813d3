import { type ApiServer, serveRoutes } from './api/server.ts';
import type { Lab } from './lab.ts';
import { Accounts } from './npm-registry/faulty/guard.ts';
import type { NpmOperation } from './npm-registry/faulty/parts.ts';
import { npmRoutes } from './npm-registry/faulty/routes.ts';
import { Stage } from './npm-registry/faulty/stage.ts';
import { PackageStore } from './npm-registry/faulty/store.ts';

/** An npm registry that speaks with the real npm, stages, and fails where and as a test wants. */
export interface FaultyRegistry extends Pick<ApiServer<NpmOperation>, 'asked' | 'faults'>, AsyncDisposable {
  /** With a slash at the end, as npm has it. */
  readonly url: string;
  readonly store: PackageStore;
  readonly stage: Stage;
  readonly accounts: Accounts;
  /** A token of a user, made for the asking. */
  token(user?: string): string;
  /** Every package's document by its name, for a print of the world. */
  documents(): Promise<unknown>;
  /** Remembers what it has; what is called puts it back, as often as wanted. */
  save(): () => void;
}

/** Starts the registry; it ends with the lab. */
export async function startFaultyRegistry(lab: Lab): Promise<FaultyRegistry> {
  const parts = { store: new PackageStore(), stage: new Stage(), accounts: new Accounts() };
  const server: ApiServer<NpmOperation> = await serveRoutes(npmRoutes({ ...parts, origin: () => server.origin }));
  const { origin, asked, faults } = lab.use(server);
  return {
    ...parts,
    url: `${origin}/`,
    asked,
    faults,
    token(user = 'ana') {
      const token = `npm_lab${user}${parts.accounts.users.size}`;
      parts.accounts.users.set(token, user);
      return token;
    },
    documents: () =>
      Promise.resolve({
        packages: Object.fromEntries(parts.store.names().map((name) => [name, parts.store.document(name)])),
        staged: parts.stage.items().map(({ packageName, version }) => `${packageName}@${version}`),
      }),
    save() {
      const back = [parts.store.save(), parts.stage.save()];
      return () => {
        for (const one of back) one();
      };
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
