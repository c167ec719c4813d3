import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import { scopeOf } from '#domain/release/publish/npm-registry.ts';
import { ask } from '#services/adapters/registries/ask.ts';
import type { Net } from '#services/ports/net.ts';
import type { Identity, PackageRegistry, WriteAccess } from '#services/ports/registries.ts';

import { documentOf, packageLook, versionLook } from './npm/documents.ts';

/** What npm itself asks for: versions, tags and sums without readmes. */
const SHORT = 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8';
/** With the times too, which also know versions that were removed. */
const WHOLE = 'application/json';
const MOST_BYTES = 48 * 1024 * 1024;
const SMALL_BYTES = 1024 * 1024;
const UNSUPPORTED = new Set([400, 404, 405, 501]);

export interface NpmRegistryOptions {
  readonly net: Net;
  /** Ends with a slash. */
  readonly url: string;
  /** The whole header, asked anew for every question; null without a credential. */
  readonly authorization: () => Promise<string | null>;
  /** Of one question; default 20 s. */
  readonly timeoutMs?: number | undefined;
}

/** An npm registry, asked directly: starting the npm program costs more than the question. */
export function npmRegistry({ net, url, authorization, timeoutMs = 20_000 }: NpmRegistryOptions): PackageRegistry {
  const where = hostOf(url);

  const answer = async (path: string, maxBytes: number, signal: AbortSignal, accept = WHOLE) => {
    const header = (await authorization()) ?? undefined;
    return ask(net, { url: `${url}${path}`, accept, authorization: header, maxBytes, timeoutMs }, signal);
  };

  const describe = async (
    name: string,
    path: string,
    accept: string,
    signal: AbortSignal,
  ): Promise<JsonObject | null> => {
    const document = documentOf(where, await answer(path, MOST_BYTES, signal, accept));
    // A registry says "no such package" of a private one to whom it does not know.
    if (document === null && scopeOf(name) !== null && (await authorization()) === null) throw hidden(where, name);
    return document;
  };

  const whoami = async (signal: AbortSignal): Promise<Identity> => {
    if ((await authorization()) === null) return { state: 'anonymous' };
    const said = await answer('-/whoami', SMALL_BYTES, signal);
    if (said.status === 401 || said.status === 403) return { state: 'rejected' };
    if (UNSUPPORTED.has(said.status))
      return { state: 'unknown', reason: `${where} does not tell who a token belongs to` };
    const user = textField(documentOf(where, said), 'username');
    return user === null
      ? { state: 'unknown', reason: `${where} names no user for this token` }
      : { state: 'known', user };
  };

  return {
    kind: 'npm',
    url,
    whoami,
    look: async (name, signal) => {
      const document = await describe(name, escaped(name), SHORT, signal);
      return document === null ? { state: 'absent' } : packageLook(document);
    },
    version: async (name, version, signal) => {
      // npm's own way past the cache in front of the registry.
      const document = await describe(name, `${escaped(name)}?write=true`, WHOLE, signal);
      return document === null ? { state: 'absent' } : versionLook(document, version);
    },
    can: async (name, signal): Promise<WriteAccess> => {
      const me = await whoami(signal);
      if (me.state === 'rejected') return { state: 'no', reason: `${where} does not accept the credential` };
      if (me.state === 'anonymous') return { state: 'no', reason: `there is no credential for ${where}` };
      if (me.state === 'unknown') return me;
      const said = await answer(`-/package/${escaped(name)}/collaborators?format=cli`, SMALL_BYTES, signal);
      if (UNSUPPORTED.has(said.status) || said.status === 403)
        return { state: 'unknown', reason: `${where} does not tell who may write ${name}` };
      const rights = documentOf(where, said) ?? {};
      const right = textField(rights, me.user);
      if (right === null) return { state: 'no', reason: `${me.user} is no maintainer of ${name}` };
      return right.includes('write') ? { state: 'yes' } : { state: 'no', reason: `${me.user} may only read ${name}` };
    },
  };
}

function escaped(name: string): string {
  return encodeURIComponent(name).replace(/^%40/, '@');
}

function hidden(where: string, name: string): OpsError {
  return new OpsError('hidden', `${where} shows no ${name} to somebody who is not logged in; it may still exist.`, {
    hint: 'Log in to the registry, or set NODE_AUTH_TOKEN.',
    exit: 'credential',
  });
}

function hostOf(url: string): string {
  const host = URL.parse(url)?.host ?? '';
  if (host !== '') return host;
  throw new OpsError('usage', 'The address of the registry is no http or https address.', {
    hint: 'Correct `registry` in .npmrc, or `publishConfig.registry` in package.json.',
    exit: 'usage',
  });
}
