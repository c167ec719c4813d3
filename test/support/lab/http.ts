import { spawn } from 'node:child_process';
import { basename } from 'node:path';

import { type Answer, type ApiServer, type Call, type Route, serveRoutes } from './api/server.ts';
import type { Lab } from './lab.ts';
import type { Remote } from './remote.ts';

/** Looking at the refs, fetching and pushing. */
export type GitOperation = 'look' | 'fetch' | 'push';

export interface HttpServer extends Pick<ApiServer<GitOperation>, 'asked' | 'faults'> {
  /** The address of a remote of this lab, without any credential in it. */
  url(remote: Remote): string;
  /** Passwords by user: who is not in it gets 401. Empty: everybody may do everything. */
  readonly users: Map<string, string>;
  /** Users who may look and not push: they get 403. */
  readonly readers: Set<string>;
}

/** Smart http: the real `git http-backend` behind a small server on loopback; it ends with the lab. */
export async function startHttp(lab: Lab): Promise<HttpServer> {
  const users = new Map<string, string>();
  const readers = new Set<string>();
  const route = (operation: GitOperation, method: string, path: RegExp): Route<GitOperation> => ({
    operation,
    method,
    path,
    answer: async (call) => {
      const pushes = call.path.endsWith('receive-pack') || call.query.get('service') === 'git-receive-pack';
      return refusal(call, pushes, users, readers) ?? backend(lab, call);
    },
  });
  const server = await serveRoutes([
    route('look', 'GET', /^\/.+\/info\/refs$/),
    route('fetch', 'POST', /^\/.+\/git-upload-pack$/),
    route('push', 'POST', /^\/.+\/git-receive-pack$/),
  ]);
  const { origin, asked, faults } = lab.use(server);
  return { url: (remote) => `${origin}/${basename(remote.path)}`, asked, faults, users, readers };
}

function refusal(
  { headers }: Call,
  pushes: boolean,
  users: ReadonlyMap<string, string>,
  readers: ReadonlySet<string>,
): Answer | null {
  if (users.size === 0) return null;
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':');
  if (users.get(user) !== password.join(':'))
    return { status: 401, body: 'who are you?\n', headers: { 'www-authenticate': 'Basic realm="lab"' } };
  return pushes && readers.has(user) ? { status: 403, body: 'this account may only read\n' } : null;
}

async function backend(lab: Lab, { method, path, query, headers, body }: Call): Promise<Answer> {
  const env: Record<string, string> = {
    ...lab.env,
    GIT_PROJECT_ROOT: lab.path,
    GIT_HTTP_EXPORT_ALL: '1',
    REQUEST_METHOD: method,
    PATH_INFO: path,
    QUERY_STRING: query.toString(),
    CONTENT_TYPE: headers['content-type'] ?? '',
    CONTENT_LENGTH: String(body.length),
    HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
    GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    // With a user it takes pushes.
    REMOTE_USER: 'lab',
    REMOTE_ADDR: '127.0.0.1',
  };
  const said = await output(env, body);
  const end = said.indexOf('\r\n\r\n');
  const pairs = said
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => line.split(': ') as [string, string]);
  const { Status: status = '200', ...rest } = Object.fromEntries(pairs);
  return { status: Number.parseInt(status, 10), headers: rest, body: said.subarray(end + 4) };
}

async function output(env: Readonly<Record<string, string>>, body: Buffer): Promise<Buffer> {
  const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.on('error', () => undefined).end(body);
  return Buffer.concat(await child.stdout.toArray());
}
