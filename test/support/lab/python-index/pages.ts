import type { Kept } from './shelf.ts';

/** The page of a project as pip reads it (PEP 503). */
export function simplePage(name: string, files: readonly Kept[]): string {
  const links = files.map(({ file, sha256, yanked, requiresPython }) => {
    const extra = [
      yanked === null ? '' : ` data-yanked="${escaped(yanked)}"`,
      requiresPython === null ? '' : ` data-requires-python="${escaped(requiresPython)}"`,
    ].join('');
    return `<a href="../../files/${name}/${file}#sha256=${sha256}"${extra}>${file}</a><br>`;
  });
  return `<!doctype html><title>Links for ${name}</title><h1>Links for ${name}</h1>\n${links.join('\n')}\n`;
}

/** The same as JSON (PEP 691 and 700). */
export function simpleJson(name: string, files: readonly Kept[]): unknown {
  return {
    meta: { 'api-version': '1.1' },
    name,
    versions: versionsOf(files),
    files: files.map(({ file, sha256, yanked, requiresPython, content }) => ({
      filename: file,
      url: `../../files/${name}/${file}`,
      hashes: { sha256 },
      size: content.length,
      'requires-python': requiresPython,
      yanked: yanked === null ? false : yanked || true,
    })),
  };
}

/** What `/pypi/NAME/json` and `/pypi/NAME/VERSION/json` say. */
export function projectJson(name: string, files: readonly Kept[], version: string | null, origin: string): unknown {
  const about = ({ file, sha256, yanked, content }: Kept) => ({
    filename: file,
    url: `${origin}/files/${name}/${file}`,
    digests: { sha256 },
    size: content.length,
    packagetype: file.endsWith('.whl') ? 'bdist_wheel' : 'sdist',
    yanked: yanked !== null,
    yanked_reason: yanked || null,
  });
  const wanted = version ?? versionsOf(files).at(-1);
  const releases = versionsOf(files).map(
    (one) => [one, files.filter((file) => file.version === one).map(about)] as const,
  );
  return {
    info: { name, version: wanted, yanked: files.some((file) => file.version === wanted && file.yanked !== null) },
    ...(version === null && { releases: Object.fromEntries(releases) }),
    urls: files.filter((file) => file.version === wanted).map(about),
  };
}

const versionsOf = (files: readonly Kept[]) => [...new Set(files.map(({ version }) => version))];
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
