import { OpsError } from '#domain/errors.ts';

import type { Step, VersionFile, VersionPlace } from './version-file.ts';

/** Where a value stands in a text: what a replacement replaces. Offsets count UTF-16 units. */
export interface Spot {
  readonly place: VersionPlace;
  readonly start: number;
  readonly end: number;
  /** What is written there, without quotes. */
  readonly value: string;
  /** How a new value must be written there when it is not written as it is. */
  readonly write?: (value: string) => string;
}

/** How one format is read. */
export interface Format {
  /**
   * Every place of the file that is there; `tree` is what the other function made of the text. Throws OpsError: `version-file-invalid` for a text that is not of this format,
   * `version-ambiguous` for a place that is there twice, `version-computed` for a value that is no plain text.
   */
  readonly locate: (text: string, file: VersionFile, tree: unknown) => readonly Spot[];
  /** The whole text as the ecosystem's own parser takes it; left out where nothing but the places has a meaning. */
  readonly tree?: (text: string, file: VersionFile) => unknown;
}

/** `package.json:3: ...` as an error that stops a release before anything is written. Line from 1. */
export function refused(
  code: 'version-file-invalid' | 'version-missing' | 'version-computed' | 'version-ambiguous' | 'version-differs',
  { path }: Pick<VersionFile, 'path'>,
  line: number | null,
  what: string,
  hint: string,
): OpsError {
  return new OpsError(code, `${line === null ? path : `${path}:${line}`}: ${what}.`, { hint, exit: 'refused' });
}

/** Line an offset is on, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** `packages[""].version`, for people. */
export function placeName(at: readonly Step[]): string {
  if (at.length === 0) return 'the version';
  const [first, ...rest] = at.map((step) => {
    if (typeof step === 'object') return `[${step.name}]`;
    return typeof step === 'number' || !/^[\w-]+$/.test(step) ? `[${JSON.stringify(step)}]` : `.${step}`;
  });
  return `${first?.replace(/^\./, '') ?? ''}${rest.join('')}`;
}
