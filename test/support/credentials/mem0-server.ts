import { randomBytes } from 'node:crypto';

import { type Answer, type ApiServer, type Call, type Route, serveRoutes } from '../lab/api/server.ts';

export interface ServedKey {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  lastUsedAt: number | null;
  revoked: boolean;
}

type Operation = 'list' | 'create' | 'revoke';

/** A memory service with keys as mem0's own server has them (server/routers/api_keys.py), on loopback. */
export class Mem0Server implements AsyncDisposable {
  readonly keys: ServedKey[] = [];
  readonly #server: ApiServer<Operation>;

  private constructor(server: ApiServer<Operation>) {
    this.#server = server;
  }

  static async start(): Promise<Mem0Server> {
    const held: { own?: Mem0Server } = {};
    const route = (operation: Operation, method: string, path: RegExp): Route<Operation> => ({
      operation,
      method,
      path,
      answer: (call) => held.own!.#answer(operation, call),
    });
    const server = await serveRoutes([
      route('list', 'GET', /^\/api-keys$/),
      route('create', 'POST', /^\/api-keys$/),
      route('revoke', 'DELETE', /^\/api-keys\/([^/]+)$/),
    ]);
    return (held.own = new Mem0Server(server));
  }

  get url(): string {
    return this.#server.origin;
  }

  make(label: string): ServedKey {
    const value = `m0sk_${randomBytes(24).toString('base64url')}`;
    const key = { id: `k${this.keys.length + 1}`, value, label, lastUsedAt: null, revoked: false };
    this.keys.push(key);
    return key;
  }

  /** Values that are accepted. */
  live(): readonly string[] {
    return this.keys.filter(({ revoked }) => !revoked).map(({ value }) => value);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  #answer(operation: Operation, { headers, body, parts }: Call): Answer {
    const user = this.keys.find(({ value, revoked }) => !revoked && value === headers['x-api-key']);
    if (user === undefined) return { status: 401, body: { detail: 'Invalid API key' } };
    user.lastUsedAt = Date.now();
    const shown = ({ id, label, value, lastUsedAt }: ServedKey) => ({
      id,
      label,
      key_prefix: value.slice(0, 12),
      last_used_at: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
    });
    if (operation === 'list')
      return { status: 200, body: this.keys.filter(({ revoked }) => !revoked).map((key) => shown(key)) };
    if (operation === 'create') {
      const key = this.make((JSON.parse(body.toString()) as { label: string }).label);
      return { status: 201, body: { ...shown(key), key: key.value } };
    }
    const key = this.keys.find(({ id }) => id === parts[0]);
    if (key === undefined) return { status: 404, body: { detail: 'API key not found' } };
    if (key.revoked) return { status: 400, body: { detail: 'API key already revoked' } };
    key.revoked = true;
    return { status: 200, body: {} };
  }
}
