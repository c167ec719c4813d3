import { OpsError } from '#domain/errors.ts';
import { parseRemoteRefs, type RemoteRefs } from '#domain/git/remote-refs.ts';
import { withoutCredentials } from '#domain/git/remote-url.ts';
import { quoted } from '#domain/quoted.ts';
import type { Command } from '#services/ports/shell.ts';

import type { GitShell } from './reader.ts';
import { ASKING_NOBODY, choseSsh, remoteEnvironment } from './remote-environment.ts';

const LIMIT_MS = 30_000;
const MAX_BYTES = 64 * 1024 * 1024;

interface Question {
  readonly dir: string;
  /** The name of a remote, or an address. */
  readonly remote: string;
  readonly signal: AbortSignal;
  /** What `core.sshCommand` says, when that is known already; else it is looked up. */
  readonly sshCommand?: string | null | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * All branches and tags of a remote as it has them now, tags that no fetch would bring included; nothing is fetched. Nobody
 * is asked for a password. Throws OpsError `remote-timeout`, `remote-denied` (exit credential), `remote-missing`,
 * `remote-failed`; what git said is in the message, without credentials.
 */
export async function askRemote(reader: GitShell, question: Question): Promise<RemoteRefs> {
  const { signal, timeoutMs = LIMIT_MS } = question;
  const limits = { signal, timeoutMs, maxBytes: MAX_BYTES };
  const command = commandFor(reader, question);
  const { exitCode, stdout, stderr, timedOut, droppedBytes } = await reader.shell
    .run(command, limits)
    .catch((thrown: unknown) => {
      // Without a shell ssh is started as git itself would do it.
      if (command.file === 'git') throw thrown;
      return reader.shell.run(plainCommand(reader, question), limits);
    });
  if (exitCode === 0 && droppedBytes === 0) return parseRemoteRefs(stdout);
  throw remoteFailure(question, { said: droppedBytes > 0 ? 'it has too many refs' : stderr, timedOut });
}

/**
 * A fixed program; folder and remote are its arguments. It looks whether the person set a way of reaching it by
 * `core.sshCommand`, which a variable of ours would overrule.
 */
const UNLESS_SET = [
  `git -C "$1" config --get core.sshCommand >/dev/null || export GIT_SSH_COMMAND='${ASKING_NOBODY}'`,
  'exec git -C "$1" ls-remote --heads --tags -- "$2"',
].join('\n');

function commandFor(reader: GitShell, question: Question): Command {
  const { dir, remote, sshCommand } = question;
  const plain = plainCommand(reader, question);
  if (choseSsh(reader.env) || typeof sshCommand === 'string') return plain;
  if (sshCommand === null) return { ...plain, env: { ...plain.env, GIT_SSH_COMMAND: ASKING_NOBODY } };
  return { ...plain, file: 'sh', args: ['-c', UNLESS_SET, 'sh', dir, remote] };
}

function plainCommand({ env }: GitShell, { dir, remote }: Question): Command {
  return {
    file: 'git',
    args: ['-C', dir, 'ls-remote', '--heads', '--tags', '--', remote],
    env: remoteEnvironment(env),
  };
}

const DENIED =
  /Authentication failed|could not read (?:Username|Password)|Permission denied|Host key verification failed|terminal prompts disabled|HTTP (?:Basic|401|403)|returned error: 40[13]/i;
const MISSING =
  /Repository not found|does not appear to be a git repository|repository '.*' not found|does not exist|No such remote/i;

function remoteFailure({ dir, remote }: Question, { said, timedOut }: { said: string; timedOut: boolean }): OpsError {
  const name = withoutCredentials(remote);
  const reason = lastWords(said);
  const hint = `Try it yourself: git -C ${quoted(dir)} ls-remote ${quoted(name)}`;
  if (timedOut) return new OpsError('remote-timeout', `${name} did not answer in time.`, { hint });
  if (DENIED.test(said))
    return new OpsError('remote-denied', `${name} does not let us in: ${reason}`, { hint, exit: 'credential' });
  if (MISSING.test(said))
    return new OpsError('remote-missing', `${name} has no such repository: ${reason}`, { hint, exit: 'refused' });
  return new OpsError('remote-failed', `${name} did not answer: ${reason || 'git was stopped'}`, { hint });
}

/** What was said fatally, and before that by whoever carries the connection. */
function lastWords(said: string): string {
  const lines = withoutCredentials(said)
    .split('\n')
    .map((line) => line.replace(/^(?:fatal|error|remote): /, '').trim())
    .filter((line) => line !== '' && !/^(?:Please make sure you have|and the repository exists)/.test(line));
  return lines.slice(0, 2).join('; ').slice(0, 300);
}
