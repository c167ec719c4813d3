import { OpsError } from '#domain/errors.ts';
import type { ScanItem } from '#services/ports/scanner.ts';
import type { Shell } from '#services/ports/shell.ts';

/** Scanners that speak the same command line; the first that is on this machine is asked as well. */
const PROGRAMS = ['betterleaks', 'gitleaks'];
const LIMIT_MS = 120_000;
const MOST_BYTES = 16 * 1024 * 1024;

interface Range {
  readonly dir: string;
  readonly since: string | null;
  readonly until: string;
}

/** The name of a scanner of this machine, or null. */
export async function externalScanner(shell: Shell): Promise<string | null> {
  for (const name of PROGRAMS) if ((await shell.which(name)) !== null) return name;
  return null;
}

/** What another scanner finds in the commits. It is told to leave the values out, so they are never here. */
export async function* externalItems(
  shell: Shell,
  file: string,
  { dir, since, until }: Range,
  signal: AbortSignal,
): AsyncGenerator<ScanItem> {
  const range = since === null ? until : `${since}..${until}`;
  const report = ['--report-format', 'json', '--report-path', '-', '--redact=100', '--no-banner', '--exit-code', '0'];
  const { exitCode, stdout, stderr, droppedBytes } = await shell.run(
    { file, args: ['git', ...report, `--log-opts=${range}`, dir], cwd: dir },
    { signal, timeoutMs: LIMIT_MS, maxBytes: MOST_BYTES },
  );
  const found = exitCode === 0 && droppedBytes === 0 ? parsed(stdout) : null;
  if (found === null) throw failed(file, stderr);
  for (const { rule, path, line, commit } of found)
    yield {
      place: { in: 'commit', path, line, commit },
      judged: { rule: `${file}-${rule}`, what: `a secret that ${file} knows`, severity: 'stop', kind: 'secret' },
    };
}

function parsed(text: string): { rule: string; path: string; line: number; commit: string }[] | null {
  try {
    const list: unknown = JSON.parse(text.trim() || '[]');
    if (!Array.isArray(list)) return null;
    return list.map((found: Readonly<Record<string, unknown>>) => ({
      rule: words(found['RuleID']),
      path: words(found['File']),
      line: Number(found['StartLine'] ?? 1),
      commit: words(found['Commit']),
    }));
  } catch {
    return null;
  }
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function failed(file: string, stderr: string): OpsError {
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return new OpsError(
    'scan-failed',
    `${file} could not look through the commits: ${said.slice(0, 200) || 'it said nothing'}.`,
    {
      hint: `See what is wrong: ${file} git`,
      exit: 'refused',
    },
  );
}
