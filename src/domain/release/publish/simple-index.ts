import { eq, valid } from '@renovatebot/pep440';

import { field, textField } from '#domain/field.ts';
import { isList, type Json } from '#domain/json.ts';

/** A file of a project as a Python index lists it. */
export interface IndexFile {
  readonly name: string;
  /** Hexadecimal; null when the index tells none. */
  readonly sha256: string | null;
  /** Why it was yanked, `''` without a reason; null when it was not. */
  readonly yanked: string | null;
}

/** The name a Python index knows a project by: `My_Pkg.x` is `my-pkg-x`. */
export function indexName(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}

/** The files of a JSON answer (PEP 691); null when it is none. */
export function filesOfJson(document: Json): readonly IndexFile[] | null {
  if (typeof document !== 'object' || document === null || isList(document)) return null;
  const files = document['files'];
  if (files === undefined || typeof files !== 'object' || files === null || !isList(files)) return null;
  return files.map((file) => {
    const mark = field(file, 'yanked');
    return {
      name: textField(file, 'filename') ?? '',
      sha256: textField(file, 'hashes', 'sha256')?.toLowerCase() ?? null,
      yanked: mark === true ? '' : typeof mark === 'string' ? mark : null,
    };
  });
}

/** The files of an HTML answer (PEP 503, 592). */
export function filesOfHtml(page: string): readonly IndexFile[] {
  return [...page.matchAll(/<a\b([^>]*)>([^<]*)<\/a\s*>/gi)].map(([, attributes = '', text = '']) => {
    const href = attribute(attributes, 'href') ?? '';
    return {
      name: entities(text).trim(),
      sha256: /#(?:.*&)?sha256=([\da-f]{64})/i.exec(href)?.[1]?.toLowerCase() ?? null,
      yanked: attribute(attributes, 'data-yanked'),
    };
  });
}

/** The version in a file's name (`pkg-1.0.0-py3-none-any.whl`, `pkg-1.0.0.tar.gz`); null for no package file of that name. */
export function versionOfFile(file: string, project: string): string | null {
  const stem = /^(.+)\.(?:tar\.gz|tar\.bz2|zip|tgz)$/i.exec(file)?.[1];
  const wheel = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-[^-]+-[^-]+-[^-]+\.whl$/i.exec(file);
  if (wheel?.[1] !== undefined && indexName(wheel[1]) === indexName(project))
    return valid(wheel[2] ?? '') === null ? null : (wheel[2] ?? null);
  if (stem === undefined) return null;
  // The name may hold dashes, so each dash is tried.
  for (let at = stem.indexOf('-'); at > 0; at = stem.indexOf('-', at + 1))
    if (indexName(stem.slice(0, at)) === indexName(project) && valid(stem.slice(at + 1)) !== null)
      return stem.slice(at + 1);
  return null;
}

/** Whether two spellings are one version: `1.0` and `1.0.0`, `1.0rc1` and `1.0.0-rc.1`. */
export function isSameVersion(one: string, other: string): boolean {
  return one === other || (valid(one) !== null && valid(other) !== null && eq(one, other));
}

/** A value of a tag, `''` for one without a value; null when it is not there. */
function attribute(attributes: string, name: string): string | null {
  for (const [, key = '', quoted, single, bare] of attributes.matchAll(ATTRIBUTE))
    if (key.toLowerCase() === name) return entities(quoted ?? single ?? bare ?? '');
  return null;
}

const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

function entities(text: string): string {
  return text.replaceAll(/&([#\w]+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}
