import type { Answer, Call, Route } from '../../api/server.ts';
import { said } from './guard.ts';
import { intact, type Packument, parcelOf } from './package.ts';
import { type NpmOperation, type Parts, refusedVersion } from './parts.ts';
import { stageRoutes } from './stage-routes.ts';

const NAME = String.raw`((?:@[^/]+/)?[^/@-][^/]*)`;
const path = (pattern: string) => new RegExp(`^${pattern.replace('NAME', NAME)}$`);

/** The interface of the npm registry as npm's own client uses it. */
export function npmRoutes(parts: Parts): readonly Route<NpmOperation>[] {
  const { store, accounts } = parts;
  const writes = (operation: NpmOperation, method: string, pattern: string, write: (call: Call) => Answer) => ({
    method,
    path: path(pattern),
    operation,
    answer: (call: Call) => accounts.refusal(call) ?? write(call),
  });
  const reads = (operation: NpmOperation, pattern: string, read: (call: Call) => Answer) => ({
    method: 'GET',
    path: path(pattern),
    operation,
    answer: (call: Call) => (accounts.private && accounts.user(call) === null ? said(401, 'unauthorized') : read(call)),
  });
  const found = (body: unknown): Answer =>
    body === null || body === undefined ? said(404, 'not_found') : { status: 200, body };
  return [
    { method: 'GET', path: path('/-/ping'), operation: 'ping', answer: () => ({ status: 200, body: {} }) },
    {
      method: 'GET',
      path: path('/-/whoami'),
      operation: 'whoami',
      answer: (call) => {
        const username = accounts.user(call);
        return username === null ? said(401, 'unauthorized') : { status: 200, body: { username } };
      },
    },
    ...stageRoutes(parts),
    reads('access', '/-/package/NAME/collaborators', (call) => found({ [accounts.user(call) ?? 'nobody']: 'write' })),
    reads('tags', '/-/package/NAME/dist-tags', ({ parts: [name = ''] }) => found(store.document(name)?.['dist-tags'])),
    writes('set-tag', 'PUT', '/-/package/NAME/dist-tags/([^/]+)', ({ parts: [name = '', tag = ''], body }) =>
      store.setTag(name, tag, JSON.parse(body.toString()) as string) ? { status: 201, body: { ok: true } } : NOT_THERE,
    ),
    writes('set-tag', 'DELETE', '/-/package/NAME/dist-tags/([^/]+)', ({ parts: [name = '', tag = ''] }) =>
      store.setTag(name, tag, null) ? { status: 201, body: { ok: true } } : NOT_THERE,
    ),
    reads('tarball', '/NAME/-/([^/]+)', ({ parts: [name = '', file = ''] }) => found(store.tarball(name, file))),
    writes('unpublish', 'DELETE', '/NAME/-/([^/]+)/-rev/[^/]+', () => ({ status: 201, body: { ok: true } })),
    writes('unpublish', 'DELETE', '/NAME/-rev/[^/]+', ({ parts: [name = ''] }) => {
      store.remove(name);
      return { status: 201, body: { ok: true } };
    }),
    writes('unpublish', 'PUT', '/NAME/-rev/[^/]+', edit),
    reads('read', '/NAME', ({ parts: [name = ''] }) => found(store.document(name))),
    writes('publish', 'PUT', '/NAME', (call) => {
      const document = JSON.parse(call.body.toString()) as Packument;
      return document['_attachments'] === undefined ? edit(call) : publish(document);
    }),
  ];

  function edit({ parts: [name = ''], body }: Call): Answer {
    return store.edit(name, JSON.parse(body.toString()) as Packument) ? { status: 201, body: { ok: true } } : NOT_THERE;
  }

  function publish(document: Packument): Answer {
    const parcel = parcelOf(document);
    const refused =
      refusedVersion(parts, parcel.manifest) ??
      (intact(parcel) ? null : said(400, 'the sums are not those of the file'));
    if (refused !== null) return refused;
    store.add(parcel, parts.origin());
    return { status: 201, body: { ok: true, success: true } };
  }
}

const NOT_THERE = said(404, 'not_found');
