import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { textField } from '#domain/field.ts';
import { parseJson } from '#domain/json.ts';
import { reachable } from '#services/adapters/system/reachable.ts';
import type { Shell } from '#services/ports/shell.ts';

import { processOf } from './process-facts.ts';

interface Runs {
  /** Where it stands; null when its manager does not say. */
  readonly folder: string | null;
  /** The file of its program, absolute. */
  readonly program?: string | null;
  /** Its main process; null when it does not run. */
  readonly pid: number | null;
}

const MOST_BYTES = 256 * 1024;
const LIMIT_MS = 2000;
/** The package of these is not that of what they run. */
const INTERPRETER =
  /\/(?:(?:ba|da|z|k)?sh|env|node|nodejs|deno|bun|python[\d.]*|ruby[\d.]*|perl[\d.]*|php[\d.]*|java|busybox|sudo)$/;

/**
 * The version of what a service runs: of the project in whose folder it stands, else of the Debian package its program is
 * from. Null where nothing says so, and where that was changed after its process was started: then it runs another one.
 */
export async function versionOf({ folder, program = null, pid }: Runs, shell?: Shell): Promise<string | null> {
  const since = pid === null || pid <= 0 ? Number.POSITIVE_INFINITY : (processOf(pid)?.startedAt ?? null);
  if (since === null) return null;
  try {
    const own = folder === null || folder === '/' ? null : await projectVersion(folder, since);
    return own ?? (program === null || shell === undefined ? null : await packageVersion(program, since, shell));
  } catch {
    return null;
  }
}

async function projectVersion(folder: string, since: number): Promise<string | null> {
  await reachable(folder);
  const npm = await textBefore(join(folder, 'package.json'), since);
  const python = npm === null ? await textBefore(join(folder, 'pyproject.toml'), since) : null;
  return npm === null ? pythonVersion(python ?? '') : textField(parseJson(npm), 'version');
}

/** A small file that was not changed since; null for any other. */
async function textBefore(path: string, since: number): Promise<string | null> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isFile() !== true || facts.size > MOST_BYTES || facts.mtimeMs > since) return null;
  return readFile(path, 'utf8');
}

/** `version = "1.2.0"` of `[project]`, or of `[tool.poetry]`. */
function pythonVersion(text: string): string | null {
  let section = '';
  for (const line of text.split('\n')) {
    section = /^\[([\w.-]+)\]\s*$/.exec(line)?.[1] ?? section;
    const version = /^version\s*=\s*["']([^"']+)["']/.exec(line)?.[1];
    if (version !== undefined && (section === 'project' || section === 'tool.poetry')) return version;
  }
  return null;
}

async function packageVersion(program: string, since: number, shell: Shell): Promise<string | null> {
  if (!program.startsWith('/') || INTERPRETER.test(program)) return null;
  const dpkg = async (...args: string[]): Promise<string> => {
    const done = await shell.run({ file: 'dpkg-query', args, env: { LC_ALL: 'C' } }, { timeoutMs: LIMIT_MS });
    return done.exitCode === 0 ? done.stdout.trim() : '';
  };
  const name = /^([\w.+:-]+): /.exec(await dpkg('-S', program))?.[1];
  if (name === undefined || (await stat(program)).ctimeMs > since) return null;
  return (await dpkg('-W', '-f', '${Version}', name)) || null;
}
