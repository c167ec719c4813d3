/** `1.2`, `v1.2.3`, `1.2.3-rc.1+5`, `1.2.3rc1`: what a heading calls a version, without its `v`. */
export const VERSION = String.raw`\d+(?:\.\d+)+(?:[-+._]?[0-9A-Za-z]+)*`;

/** A day as changelogs write it. */
export const DAY = String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`;

/** Two spellings of one version have one key: case, a leading `v` and the dividers before letters do not count. */
export function versionKey(version: string): string {
  return version
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
    .replaceAll(/[-._]?([a-z]+)[-._]?/g, '$1');
}

/** Whether the third number is not zero: old conventional changelogs draw such releases one level deeper. */
export function isPatch(version: string): boolean {
  const [, patch] = /^v?\d+\.\d+\.(\d+)/i.exec(version) ?? [];
  return patch !== undefined && Number(patch) > 0;
}
