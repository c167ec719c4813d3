import coerce from 'semver/functions/coerce.js';
import diff from 'semver/functions/diff.js';

import { field, textField } from '#domain/field.ts';
import { isList, type Json, parseJson } from '#domain/json.ts';

import { jsonLines } from './node-audit.ts';

/** A dependency that has a newer version. */
export interface OutdatedPackage {
  readonly name: string;
  /** What is installed; null when nothing is. */
  readonly current: string | null;
  readonly latest: string;
  /** How far it is behind; `other` when versions cannot be compared. */
  readonly gap: 'major' | 'minor' | 'patch' | 'other';
}

/** `npm outdated --json`, `pnpm outdated --format json`: by name; nothing at all is no package. Null when it is neither. */
export function readOutdatedByName(output: string): OutdatedPackage[] | null {
  const document = output.trim() === '' ? {} : parseJson(output);
  if (document === undefined || typeof document !== 'object' || document === null || isList(document)) return null;
  // A registry that cannot be asked is an object too.
  if (field(document, 'error', 'code') !== undefined || field(document, 'error', 'summary') !== undefined) return null;
  return sorted(
    Object.entries(document).flatMap(([name, entry]) => {
      const rows: readonly Json[] = typeof entry === 'object' && entry !== null && isList(entry) ? entry : [entry];
      return rows.slice(0, 1).flatMap((row) => outdated(name, textField(row, 'current'), textField(row, 'latest')));
    }),
  );
}

/** `yarn outdated --json` of yarn 1: a table in one of its lines; nothing at all is no package. */
export function readYarnOutdated(output: string): OutdatedPackage[] | null {
  const lines = jsonLines(output);
  if (lines.some((line) => field(line, 'type') === 'error')) return null;
  const table = lines.find((line) => field(line, 'type') === 'table');
  if (table === undefined) return output.trim() === '' || lines.length > 0 ? [] : null;
  const head = rowOf(field(table, 'data', 'head'));
  const [name, current, latest] = ['Package', 'Current', 'Latest'].map((title) => head.indexOf(title));
  const body = field(table, 'data', 'body');
  if (name === undefined || name < 0 || !Array.isArray(body)) return null;
  return sorted(
    body.flatMap((row: unknown) => {
      const cells = rowOf(row);
      return outdated(cells[name] ?? '', cells[current ?? -1] ?? null, cells[latest ?? -1] ?? null);
    }),
  );
}

/**
 * `pip list --outdated --format json -vv`: a list among the lines of its log. pip passes over an index that does not
 * answer and ends well, so an empty list beside such a line is null too.
 */
export function readPipOutdated(output: string): OutdatedPackage[] | null {
  const document = output.split('\n').findLast((line) => line.startsWith('['));
  const list = document === undefined ? undefined : parseJson(document);
  if (list === undefined || typeof list !== 'object' || list === null || !isList(list)) return null;
  if (list.length === 0 && unansweredByPip(output).length > 0) return null;
  return sorted(
    list.flatMap((row) =>
      outdated(textField(row, 'name') ?? '', textField(row, 'version'), textField(row, 'latest_version')),
    ),
  );
}

/** What pip could not ask for, by its log; that an index has no such project is an answer. */
export function unansweredByPip(output: string): string[] {
  return [...output.matchAll(/^Could not fetch URL (\S+): (?!404\b)([^\n]*)$/gm)].map(
    ([, url = '', why = '']) => `${url.replace(/^(https?:\/\/)[^/@]*@/, '$1')} was not asked: ${why.slice(0, 80)}`,
  );
}

function outdated(name: string, current: string | null, latest: string | null): OutdatedPackage[] {
  return latest === null || current === latest ? [] : [{ name, current, latest, gap: gapOf(current, latest) }];
}

function gapOf(current: string | null, latest: string): OutdatedPackage['gap'] {
  const [old, next] = [coerce(current ?? ''), coerce(latest)];
  if (old === null || next === null) return 'other';
  const gap = diff(old, next)?.replace(/^pre(?!r)/, '');
  return gap === 'major' || gap === 'minor' || gap === 'patch' ? gap : 'other';
}

function rowOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map((cell: unknown) => (typeof cell === 'string' ? cell : '')) : [];
}

const GAPS: readonly OutdatedPackage['gap'][] = ['major', 'minor', 'patch', 'other'];

/** The farthest behind first, then by name. */
function sorted(packages: readonly OutdatedPackage[]): OutdatedPackage[] {
  const rank = ({ gap }: OutdatedPackage) => GAPS.indexOf(gap);
  return packages.toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'en'));
}
