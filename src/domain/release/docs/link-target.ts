import { joinPath, parentPath } from '#domain/path.ts';

/** What a link means from where it stands. */
export type LinkTarget =
  | { readonly kind: 'external'; readonly url: string }
  /** Mail, telephone, data, a template's variable: nothing that can be looked up. */
  | { readonly kind: 'other' }
  | {
      readonly kind: 'local';
      /** Relative to the project; begins with `..` when it leaves it. */
      readonly path: string;
      /** Without `#`; null without. Percent signs are resolved. */
      readonly anchor: string | null;
      /** Written from the root of a site or repository (`/docs/…`). */
      readonly rooted: boolean;
      /** Written with a `/` at its end. */
      readonly folder: boolean;
    };

const SCHEME = /^[a-z][a-z\d+.-]*:/i;
const TEMPLATE = /\{\{|\{%|\$\{|<%/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Resolves a link in `file` (relative to the project). */
export function linkTarget(target: string, file: string): LinkTarget {
  if (/^https?:/i.test(target) || target.startsWith('//')) {
    return { kind: 'external', url: target.startsWith('//') ? `https:${target}` : target };
  }
  if (SCHEME.test(target) || TEMPLATE.test(target)) return { kind: 'other' };
  const hash = target.indexOf('#');
  const anchor = hash === -1 ? null : decoded(target.slice(hash + 1));
  const written = decoded((hash === -1 ? target : target.slice(0, hash)).replace(/\?.*$/s, ''));
  const rooted = written.startsWith('/');
  const path = written === '' ? file : joinPath(rooted ? '.' : parentPath(file), written.replace(/^\/+/, ''));
  return { kind: 'local', path, anchor, rooted, folder: written.endsWith('/') };
}
