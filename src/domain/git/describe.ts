/** A tag among the ancestors of a commit, and how many commits came after it. */
export interface Nearest {
  readonly tag: string;
  readonly distance: number;
}

/** Reads `git describe --long`; null for anything else. */
export function parseLong(text: string): Nearest | null {
  const [, tag, distance] = /^(.+)-(\d+)-g[0-9a-f]+\n?$/.exec(text) ?? [];
  return tag === undefined ? null : { tag, distance: Number(distance) };
}

/** A beginning of a tag's name as `git describe --match` takes it by the letter, before what looks like a version. */
export function versionPattern(prefix: string): string {
  return `${prefix.replaceAll(/[*?[\]\\]/g, String.raw`\$&`)}[0-9]*.[0-9]*.[0-9]*`;
}
