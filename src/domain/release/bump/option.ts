import valid from 'semver/functions/valid.js';

import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';

import type { Level } from './level.ts';

/** The increments a person can ask for; `release` ends a prerelease line. */
export const INCREMENTS = [
  'major',
  'minor',
  'patch',
  'premajor',
  'preminor',
  'prepatch',
  'prerelease',
  'release',
] as const;

export type Increment = (typeof INCREMENTS)[number];

/** What raises a version: an increment by name or the version itself. */
export type Raise = Level | Increment | `explicit:${string}`;

/** Reads `--bump`: an increment or a version like 1.4.0, 2.0.0-rc.1. Throws OpsError `usage` for everything else. */
export function parseBumpOption(text: string): Raise {
  const word = text.trim();
  const increment = INCREMENTS.find((name) => name === word.toLowerCase());
  if (increment !== undefined) return increment;
  const version = /^v?\d/.test(word) ? valid(word) : null;
  if (version !== null) return `explicit:${version}${word.includes('+') ? word.slice(word.indexOf('+')) : ''}`;
  throw new OpsError('usage', `--bump ${word} is neither an increment nor a version.`, {
    hint: `Write ${hintFor(word)}.`,
    exit: 'usage',
  });
}

function hintFor(word: string): string {
  const [, major, minor = '0'] = /^v?(\d+)(?:\.(\d+))?\.?$/.exec(word) ?? [];
  if (major !== undefined) return `all three numbers: --bump ${Number(major)}.${Number(minor)}.0`;
  const meant = word === '' ? null : nearest(word, INCREMENTS);
  if (meant !== null) return `--bump ${meant}`;
  return `one of ${INCREMENTS.join(', ')}, or a version like 1.4.0`;
}
