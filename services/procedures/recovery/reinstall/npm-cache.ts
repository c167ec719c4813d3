import { joinPath } from '#domain/path.ts';
import type { Files } from '#services/ports/files.ts';

const AT_ONCE = 32;

/** How many of the wanted packages lie in npm's cache, by their digests (`sha512-<base64>`). Reads names only. */
export async function npmCache(
  files: Pick<Files, 'stat'>,
  cache: string,
  digests: readonly string[],
): Promise<{ readonly had: number; readonly wanted: number }> {
  const wanted = [...new Set(digests)];
  let had = 0;
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const found = await Promise.all(wanted.slice(at, at + AT_ONCE).map((digest) => isThere(files, cache, digest)));
    had += found.filter(Boolean).length;
  }
  return { had, wanted: wanted.length };
}

async function isThere(files: Pick<Files, 'stat'>, cache: string, digest: string): Promise<boolean> {
  for (const one of digest.split(/\s+/)) {
    const [, algorithm = '', base64 = ''] = /^(sha\d+)-([\w+/]+=*)/.exec(one) ?? [];
    if (algorithm === '') continue;
    const hex = Array.from(atob(base64), (sign) => (sign.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('');
    const path = joinPath(cache, '_cacache/content-v2', algorithm, hex.slice(0, 2), hex.slice(2, 4), hex.slice(4));
    if ((await files.stat(path).catch(() => null)) !== null) return true;
  }
  return false;
}
