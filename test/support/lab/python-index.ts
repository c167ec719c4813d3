import { existsSync } from 'node:fs';

import { type Answer, type ApiServer, type Call, type Route, serveRoutes } from './api/server.ts';
import type { Lab } from './lab.ts';
import { projectJson, simpleJson, simplePage } from './python-index/pages.ts';
import { normalised, Shelf } from './python-index/shelf.ts';
import { uploadOf } from './python-index/upload.ts';

export type IndexOperation = 'read' | 'file' | 'upload';

export interface PythonIndex extends Pick<ApiServer<IndexOperation>, 'asked' | 'faults'> {
  /** For `pip install --index-url`. */
  readonly simpleUrl: string;
  /** For `twine upload --repository-url`. */
  readonly uploadUrl: string;
  /** `/pypi/NAME/json` is below it. */
  readonly origin: string;
  readonly shelf: Shelf;
  /** A token, which is the password of `__token__`. */
  token(): string;
  /** Every project's files and their sums, for a print of the world. */
  documents(): Promise<unknown>;
}

/** Why Python packages cannot be built and uploaded here; null when they can. */
export function pythonToolsMissing(): string | null {
  const needed = {
    twine: '/usr/bin/twine',
    'python3-build': '/usr/lib/python3/dist-packages/build',
    'python3-pip': '/usr/bin/pip3',
  };
  const missing = Object.entries(needed).filter(([, path]) => !existsSync(path));
  return missing.length === 0 ? null : `needs the Debian packages ${missing.map(([name]) => name).join(' ')}`;
}

/** An index that twine uploads to and pip installs from, as PyPI answers them; it ends with the lab. */
export async function startPythonIndex(lab: Lab): Promise<PythonIndex> {
  const shelf = new Shelf();
  const tokens = new Set<string>();
  const server: ApiServer<IndexOperation> = await serveRoutes(routes(shelf, tokens, () => server.origin));
  const { origin, asked, faults } = lab.use(server);
  return {
    origin,
    simpleUrl: `${origin}/simple/`,
    uploadUrl: `${origin}/legacy/`,
    shelf,
    asked,
    faults,
    token() {
      const token = `pypi-lab${tokens.size}`;
      tokens.add(token);
      return token;
    },
    documents: () =>
      Promise.resolve(
        shelf
          .projects()
          .map((name) => [name, shelf.files(name).map(({ file, sha256, yanked }) => [file, sha256, yanked])]),
      ),
  };
}

function routes(shelf: Shelf, tokens: ReadonlySet<string>, origin: () => string): Route<IndexOperation>[] {
  const read = (path: RegExp, answer: (call: Call, name: string) => Answer): Route<IndexOperation> => ({
    operation: 'read',
    method: 'GET',
    path,
    answer: (call) => {
      const name = normalised(call.parts[0] ?? '');
      return shelf.files(name).length === 0 ? NOT_FOUND : answer(call, name);
    },
  });
  return [
    read(/^\/simple\/([^/]+)\/$/, ({ headers }, name) =>
      headers.accept?.includes('application/vnd.pypi.simple.v1+json')
        ? {
            status: 200,
            body: simpleJson(name, shelf.files(name)),
            headers: { 'content-type': 'application/vnd.pypi.simple.v1+json' },
          }
        : { status: 200, body: simplePage(name, shelf.files(name)), headers: { 'content-type': 'text/html' } },
    ),
    read(/^\/pypi\/([^/]+)\/json$/, (_, name) => ({
      status: 200,
      body: projectJson(name, shelf.files(name), null, origin()),
    })),
    read(/^\/pypi\/([^/]+)\/([^/]+)\/json$/, ({ parts: [, version = ''] }, name) =>
      shelf.files(name).some((file) => file.version === version)
        ? { status: 200, body: projectJson(name, shelf.files(name), version, origin()) }
        : NOT_FOUND,
    ),
    {
      operation: 'file',
      method: 'GET',
      path: /^\/files\/([^/]+)\/([^/]+)$/,
      answer: ({ parts: [name = '', file] }) => {
        const found = shelf.files(name).find((one) => one.file === file);
        return found === undefined ? NOT_FOUND : { status: 200, body: found.content };
      },
    },
    { operation: 'upload', method: 'POST', path: /^\/legacy\/$/, answer: (call) => upload(call, shelf, tokens) },
  ];
}

async function upload(call: Call, shelf: Shelf, tokens: ReadonlySet<string>): Promise<Answer> {
  const [, encoded = ''] = /^Basic (.+)$/.exec(call.headers.authorization ?? '') ?? [];
  const [user, token = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  if (user !== '__token__' || !tokens.has(token))
    return { status: 403, reason: 'Invalid or non-existent authentication information.' };
  const sent = await uploadOf(call);
  const refused = typeof sent === 'string' ? sent : shelf.put(sent);
  return refused === null ? { status: 200, body: '' } : { status: 400, body: refused, reason: refused };
}

const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found' } };
