import { versionIn } from '#domain/agents.ts';
import { OpsError } from '#domain/errors.ts';
import type { AgentFacts } from '#domain/judge-agent.ts';
import type { World } from '#services/ports/world.ts';

type Ran = Pick<AgentFacts, 'version' | 'failure' | 'tookMs'>;

interface Known {
  readonly stamp: string;
  readonly ran: Ran;
}

/** Keeps them from asking for updates and from colours. */
const QUIET = { DISABLE_AUTOUPDATER: '1', NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1' };
/** A program may take as long as the look has; the signal ends it. */
const LIMIT_MS = 60_000;

const known = new WeakMap<Map<string, unknown>, Known>();

/**
 * Runs `--version`, unless the program's file is the one that was run before: some need a second of processor for it.
 * Throws when it hangs, for that says nothing of it.
 */
export async function versionOf(
  { shell, files }: World,
  path: string,
  memory: Map<string, unknown>,
  signal: AbortSignal,
): Promise<Ran> {
  const facts = await files.stat(path);
  const stamp = `${path} ${facts?.modifiedAt} ${facts?.bytes}`;
  const before = known.get(memory);
  if (before?.stamp === stamp) return before.ran;
  const {
    exitCode,
    signal: ended,
    stdout,
    stderr,
    tookMs,
  } = await shell.run({ file: path, args: ['--version'], env: QUIET }, { signal, timeoutMs: LIMIT_MS });
  if (signal.aborted)
    throw new OpsError('timeout', 'told no version in time', { hint: `Try ${path} --version yourself.` });
  const failure =
    exitCode === 0 ? null : lastLine(stderr) || (ended === null ? `exit code ${exitCode}` : `ended by ${ended}`);
  const ran = { version: versionIn(`${stdout}\n${stderr}`), failure, tookMs: Math.round(tookMs / 10) * 10 };
  if (failure === null) known.set(memory, { stamp, ran });
  return ran;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
