import { baseName } from '#domain/path.ts';
import { findSecrets } from '#domain/release/secrets/find-secrets.ts';

import { addressAround } from './git-address.ts';
import { isNetrc } from './netrc.ts';

/** A value that lies open in a text. */
export interface PlainValue {
  readonly from: number;
  readonly to: number;
  readonly value: string;
  /** Name of what it is assigned to: `GITHUB_TOKEN`; null when it is not. */
  readonly variable: string | null;
}

/** What stands in a file in place of a value that is stored: `cpm://github/main`. */
export const REFERENCE = 'cpm://';

const ASSIGNED = /([A-Za-z_][\w.-]*)["']?[ \t]*[=:][ \t]*["']?$/;
const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(["']?)([^\s"'#]+)\2[ \t]*(?:#.*)?$/gm;
const NETRC_PASSWORD = /\bpassword[ \t]+(\S+)/g;

/**
 * Values of credentials in the text of a file: by the rules of the scanner, variables that are known to hold one
 * (`variables`), passwords of a netrc, and a file that is nothing but a token. By their place; references are none.
 */
export function valuesIn(text: string, path: string, variables: ReadonlySet<string>): PlainValue[] {
  const found = new Map<number, PlainValue>();
  const add = (from: number, value: string, variable: string | null): void => {
    const to = from + value.length;
    const overlaps = [...found.values()].some((other) => from < other.to && other.from < to);
    if (value !== '' && !value.startsWith(REFERENCE) && !value.startsWith('$') && !overlaps)
      found.set(from, { from, to, value, variable });
  };
  const name = baseName(path);
  if (/^\.?\w+_token$/.test(name) && /^\S+\s*$/.test(text)) add(0, text.trim(), null);
  for (const { index, 0: whole, 1: variable = '', 3: value = '' } of text.matchAll(LINE))
    if (variables.has(variable)) add(index + whole.indexOf(value, whole.indexOf('=')), value, variable);
  if (isNetrc(path))
    for (const { index, 0: whole, 1: value = '' } of text.matchAll(NETRC_PASSWORD))
      add(index + whole.length - value.length, value, null);
  for (const { from, to } of findSecrets(text, path)) {
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const before = text.slice(start, addressAround(text, from, to)?.start ?? from);
    add(from, text.slice(from, to), ASSIGNED.exec(before)?.[1] ?? null);
  }
  return [...found.values()].toSorted((a, b) => a.from - b.from);
}
