import type { Call, Route } from '../../api/server.ts';
import { said } from './guard.ts';
import { type Packument, parcelOf } from './package.ts';
import { type NpmOperation, type Parts, refusedVersion } from './parts.ts';

const ID = String.raw`([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})`;
const UNKNOWN = said(404, 'there is no such staged package');

/** `npm stage`: what npm 11.15 and later ask of `/-/stage`. Approving needs the one-time password, staging does not. */
export function stageRoutes(parts: Parts): readonly Route<NpmOperation>[] {
  const { stage, store, accounts, origin } = parts;
  const route = (operation: NpmOperation, method: string, pattern: string, answer: Route<NpmOperation>['answer']) => ({
    operation,
    method,
    path: new RegExp(`^/-/stage${pattern}$`),
    answer: (call: Call) =>
      accounts.refusal(call, { staging: operation !== 'approve' && operation !== 'reject' }) ?? answer(call),
  });
  return [
    route('stage', 'POST', String.raw`/package/(.+)`, (call) => {
      const parcel = parcelOf(JSON.parse(call.body.toString()) as Packument);
      const refused = refusedVersion(parts, parcel.manifest);
      return refused ?? { status: 201, body: { stageId: stage.hand(parcel, accounts.user(call) ?? '') } };
    }),
    route('staged', 'GET', '', ({ query }) => {
      const [page, perPage] = [Number(query.get('page') ?? 0), Number(query.get('perPage') ?? 100)];
      const items = stage.items(query.get('package') ?? undefined);
      return {
        status: 200,
        body: { items: items.slice(page * perPage, (page + 1) * perPage), total: items.length, page, perPage },
      };
    }),
    route('staged', 'GET', `/${ID}`, ({ parts: [id = ''] }) => {
      const item = stage.item(id);
      return item === undefined ? UNKNOWN : { status: 200, body: item };
    }),
    route('staged', 'GET', `/${ID}/tarball`, ({ parts: [id = ''] }) => {
      const parcel = stage.parcel(id);
      return parcel === undefined ? UNKNOWN : { status: 200, body: parcel.tarball };
    }),
    route('approve', 'POST', `/${ID}/approve`, ({ parts: [id = ''] }) => {
      const waiting = stage.parcel(id);
      if (waiting === undefined) return UNKNOWN;
      const refused = refusedVersion(parts, waiting.manifest);
      if (refused !== null) return refused;
      stage.take(id);
      store.add(waiting, origin());
      return { status: 200, body: { ok: true } };
    }),
    route('reject', 'DELETE', `/${ID}`, ({ parts: [id = ''] }) =>
      stage.take(id) === undefined ? UNKNOWN : { status: 204 },
    ),
  ];
}
