import { open, stat } from 'node:fs/promises';

import { reachable } from '#services/adapters/system/reachable.ts';

const MOST_BYTES = 256 * 1024;
const NAME = /^[A-Za-z_]\w*$/;

/** Paths in the property EnvironmentFiles: `/etc/default/api (ignore_errors=yes)`. */
export function filesOfEnvironment(properties: readonly string[]): string[] {
  return properties.map((text) => text.replace(/ \(ignore_errors=\w+\)$/, ''));
}

/** Names, sorted, of the variables in the property Environment and in files; values are not kept anywhere. */
export async function environmentNames(properties: readonly string[], files: readonly string[]): Promise<string[]> {
  const ofFiles = await Promise.all(files.map((path) => linesOf(path).catch(() => [])));
  const names = [...properties.flatMap(assignments), ...ofFiles.flat()].map((text) =>
    text
      .slice(0, Math.max(0, text.indexOf('=')))
      .replace(/^export\s+/, '')
      .trim(),
  );
  return [...new Set(names.filter((name) => NAME.test(name)))].toSorted();
}

/** `A=1 "B=2 3"`: systemctl quotes what has blanks in it. */
function assignments(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|\$?'((?:[^'\\]|\\.)*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

/** Lines of a file of assignments; what goes on in a next line or stands in quotes over several is no line of its own. */
async function linesOf(path: string): Promise<string[]> {
  await reachable(path);
  // To open a pipe is to wait for somebody who writes to it.
  if (!(await stat(path)).isFile()) return [];
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(MOST_BYTES) });
  const text = buffer.toString('utf8', 0, bytesRead).replaceAll(/^\s*[#;].*$/gm, '');
  const whole = text.replaceAll(/\\\n/g, ' ');
  return [...whole.matchAll(/^[^\n=]*=(?:"(?:[^"\\]|\\[^])*"|'[^']*'|[^\n])*/gm)].map(([line]) => line);
}
