import { OpsError } from '#domain/errors.ts';

import { type Format, lineAt, refused } from './spot.ts';
import type { VersionFile } from './version-file.ts';

/** Any text in which a regular expression finds the version: its group `version`, else its first one. */
export const pattern: Format = {
  locate: (text, file) => {
    const matches = [...text.matchAll(versionPattern(file))];
    const [first, second] = matches;
    if (first === undefined) return [];
    if (second !== undefined) {
      const lines = matches.map(({ index }) => lineAt(text, index + 1)).join(' and ');
      throw refused(
        'version-ambiguous',
        file,
        null,
        `the pattern fits more than once, in lines ${lines}`,
        'Make it fit once.',
      );
    }
    const [start, end] = first.indices?.groups?.['version'] ?? first.indices?.[1] ?? first.indices?.[0] ?? [0, 0];
    return file.places.map((place) => ({ place, start, end, value: text.slice(start, end) }));
  },
};

/**
 * The expression of a file. Python's spelling of named groups and of a leading `(?i)` is understood too,
 * since hatch has it in pyproject.toml. Throws OpsError `version-pattern` (exit usage).
 */
export function versionPattern({ path, pattern: written = '' }: Pick<VersionFile, 'path' | 'pattern'>): RegExp {
  const flags = /^\(\?([aimsux]+)\)/.exec(written);
  const source = written
    .slice(flags?.[0].length ?? 0)
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\(\?P=(\w+)\)/g, String.raw`\k<$1>`);
  try {
    return new RegExp(
      source,
      `dgm${flags?.[1]?.includes('i') === true ? 'i' : ''}${flags?.[1]?.includes('s') === true ? 's' : ''}`,
    );
  } catch (error) {
    throw new OpsError('version-pattern', `The pattern for ${path} cannot be used: ${String(error)}.`, {
      hint: 'Write a regular expression with a group (?<version>…).',
      exit: 'usage',
      cause: error,
    });
  }
}
