import { field, textField } from '#domain/field.ts';
import { isList, type Json, type JsonObject, parseJson } from '#domain/json.ts';
import { isWebPage, notDocument, registryFailure } from '#services/adapters/registries/failure.ts';
import type { HttpAnswer } from '#services/ports/net.ts';
import type { PackageLook, VersionLook } from '#services/ports/registries.ts';

/** The JSON object of a good answer, null for the registry's own "no such thing", or OpsError. */
export function documentOf(where: string, answer: HttpAnswer): JsonObject | null {
  const body = answer.truncated ? undefined : parseJson(answer.body);
  const isObject = body !== undefined && typeof body === 'object' && body !== null && !isList(body);
  if (answer.status === 404 && isObject) return null;
  if (answer.status === 404 || (answer.status < 300 && !isObject)) throw notDocument(where, answer);
  if (answer.status >= 300) {
    const page = answer.status < 500 && answer.status !== 401 && answer.status !== 403 && answer.status !== 429;
    throw page && isWebPage(answer.headers, answer.body) ? notDocument(where, answer) : registryFailure(where, answer);
  }
  return isObject ? body : null;
}

/** What a description of a package says; one without versions is what an unpublished package leaves behind. */
export function packageLook(document: JsonObject): PackageLook {
  const versions = objectOf(document['versions']);
  const tags = objectOf(document['dist-tags']);
  return {
    state: 'present',
    versions: Object.keys(versions),
    distTags: Object.fromEntries(
      Object.entries(tags).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    ),
    withdrawn: Object.keys(versions).filter((version) => deprecation(versions[version]) !== null),
  };
}

/** One version out of a description of a package. */
export function versionLook(document: JsonObject, version: string): VersionLook {
  const versions = objectOf(document['versions']);
  const found = Object.hasOwn(versions, version) ? versions[version] : undefined;
  if (found === undefined) return { state: textField(document, 'time', version) === null ? 'absent' : 'removed' };
  const integrity = textField(found, 'dist', 'integrity')?.split(/\s+/) ?? [];
  const sha1 = textField(found, 'dist', 'shasum');
  const old = sha1 === null ? [] : [`sha1-${Buffer.from(sha1, 'hex').toString('base64')}`];
  const name = textField(found, 'dist', 'tarball')?.split('/').at(-1) ?? `${version}.tgz`;
  return { state: 'present', files: [{ name, digests: [...integrity, ...old], withdrawn: deprecation(found) }] };
}

/** npm marks a version with any text; an empty one or `false` takes the mark away. */
function deprecation(version: Json | undefined): string | null {
  const mark = field(version, 'deprecated');
  return mark === true ? '' : typeof mark === 'string' && mark !== '' ? mark : null;
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}
