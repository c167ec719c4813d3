import { parseJson } from '#domain/json.ts';
import {
  filesOfHtml,
  filesOfJson,
  type IndexFile,
  indexName,
  isSameVersion,
  versionOfFile,
} from '#domain/release/publish/simple-index.ts';
import type { HttpAnswer, Net } from '#services/ports/net.ts';
import type { Identity, PackageRegistry, RegistryFile } from '#services/ports/registries.ts';

import { ask } from './ask.ts';
import { isWebPage, notDocument, registryFailure } from './failure.ts';
import type { PypiPlace } from './pypi/place.ts';

const ACCEPT = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';
const MOST_BYTES = 48 * 1024 * 1024;
/** Enough to see that there is an index at all; the whole list of a big one has tens of megabytes. */
const GLANCE_BYTES = 4096;

export interface PypiRegistryOptions {
  readonly net: Net;
  readonly place: Pick<PypiPlace, 'index' | 'login' | 'reader'>;
  /** Of one question; default 20 s. */
  readonly timeoutMs?: number | undefined;
}

/** A Python index, by its simple interface: JSON (PEP 691), or the pages that every index has (PEP 503). */
export function pypiRegistry({ net, place, timeoutMs = 20_000 }: PypiRegistryOptions): PackageRegistry {
  const url = place.index.replace(/\/*$/, '/');
  const where = new URL(url).host;

  const get = async (path: string, maxBytes: number, signal: AbortSignal) => {
    const reader = await place.reader();
    const authorization =
      reader === null ? undefined : `Basic ${Buffer.from(`${reader.user}:${reader.password}`).toString('base64')}`;
    return ask(net, { url: `${url}${path}`, accept: ACCEPT, authorization, maxBytes, timeoutMs }, signal);
  };

  /** Null when the index says that it has no such project; a 404 counts only from where an index answers. */
  const files = async (name: string, signal: AbortSignal): Promise<readonly IndexFile[] | null> => {
    const answer = await get(`${indexName(name)}/`, MOST_BYTES, signal);
    if (answer.status === 404) {
      // A page says nothing about who answers; then the list of all projects has to be there at least.
      if (!isWebPage(answer.headers, answer.body) || (await get('', GLANCE_BYTES, signal)).status === 200) return null;
      throw notDocument(where, answer);
    }
    if (answer.status >= 300) throw registryFailure(where, answer);
    return listed(where, answer);
  };

  return {
    kind: 'pypi',
    url,
    look: async (name, signal) => {
      const found = await files(name, signal);
      if (found === null) return { state: 'absent' };
      const versions = [...new Set(found.flatMap((file) => versionOfFile(file.name, name) ?? []))];
      const isYanked = (version: string) =>
        found.filter((file) => versionOfFile(file.name, name) === version).every((file) => file.yanked !== null);
      return { state: 'present', versions, distTags: {}, withdrawn: versions.filter((version) => isYanked(version)) };
    },
    version: async (name, version, signal) => {
      const found = (await files(name, signal)) ?? [];
      const ours = found.filter((file) => isSameVersion(versionOfFile(file.name, name) ?? '', version));
      return ours.length === 0
        ? { state: 'absent' }
        : { state: 'present', files: ours.map((file) => registryFile(file)) };
    },
    whoami: async (): Promise<Identity> => {
      if ((await place.login()) === null) return { state: 'anonymous' };
      return { state: 'unknown', reason: `${where} does not tell who a token belongs to` };
    },
    can: async (name) => {
      if ((await place.login()) === null) return { state: 'no', reason: `there is no credential for ${where}` };
      return { state: 'unknown', reason: `${where} does not tell who may write ${name}` };
    },
  };
}

function listed(where: string, answer: HttpAnswer): readonly IndexFile[] {
  if (answer.truncated) throw notDocument(where, answer);
  if (/\bjson\b/i.test(answer.headers['content-type'] ?? '')) {
    const document = parseJson(answer.body);
    const files = document === undefined ? null : filesOfJson(document);
    if (files === null) throw notDocument(where, answer);
    return files;
  }
  // A page of something else has no end of a list of files, and a page that was cut off has no end at all.
  const isIndex = /<\/html>\s*$|<\/body>\s*$/i.test(answer.body.trimEnd()) && !/<form\b|<input\b/i.test(answer.body);
  if (!isIndex) throw notDocument(where, answer);
  return filesOfHtml(answer.body);
}

function registryFile({ name, sha256, yanked }: IndexFile): RegistryFile {
  const digests = sha256 === null ? [] : [`sha256-${Buffer.from(sha256, 'hex').toString('base64')}`];
  return { name, digests, withdrawn: yanked };
}
