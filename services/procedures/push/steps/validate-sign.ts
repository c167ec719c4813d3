import { OpsError } from '#domain/errors.ts';
import type { Finished } from '#services/ports/shell.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { git } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** So long a person has to answer what asks for the passphrase. */
const ANSWER_MS = 60_000;

/**
 * Signs something that nothing refers to, as git will sign the release, so that a missing key shows before anything was
 * changed; null when nothing is signed.
 */
export function validateSignStep(
  world: PushWorld,
  { project, base, tag, signCommits }: PushParams,
  answerMs = ANSWER_MS,
): Step | null {
  if (tag?.sign !== true && signCommits !== true) return null;
  const args = ['commit-tree', '--gpg-sign', '-m', 'Trial of signing', `${base}^{tree}`];
  return {
    id: 'validate-sign',
    title: 'Sign a trial',
    phase: 'validate',
    reads: true,
    needs: [],
    commands: [`git ${args.join(' ')}`],
    idleTimeoutMs: answerMs,
    run: async (context) => {
      const finished = await context.exec(git(world, project.dir, ...args));
      if (finished.exitCode !== 0) throw whyNot(await explained(world, context, project.dir, finished), answerMs);
      return { summary: 'a trial was signed' };
    },
  };
}

/** Some versions of git keep to themselves what gpg said, so gpg is asked as git asked it. */
async function explained(world: PushWorld, context: StepContext, dir: string, finished: Finished): Promise<Finished> {
  if (finished.idle === true || finished.timedOut || !/gpg failed to sign the data:?\s*$/m.test(finished.stderr))
    return finished;
  const read = async (...args: readonly string[]) =>
    (await context.exec(git(world, dir, ...args), { quiet: true })).stdout.trim();
  if ((await read('config', 'gpg.format')) === 'ssh') return finished;
  const program = (await read('config', 'gpg.openpgp.program')) || (await read('config', 'gpg.program')) || 'gpg';
  const ident = await read('var', 'GIT_COMMITTER_IDENT');
  const key = (await read('config', 'user.signingKey')) || ident.replace(/>.*$/, '>');
  const { env } = git(world, dir);
  try {
    const again = await context.exec({ file: program, args: ['-bsau', key], stdin: 'trial', cwd: dir, env });
    return again.exitCode === 0 ? finished : { ...again, stderr: `${finished.stderr}\n${again.stderr}` };
  } catch (thrown) {
    if (!(thrown instanceof OpsError) || thrown.code !== 'not-found') throw thrown;
    return { ...finished, stderr: `cannot run ${program}` };
  }
}

const HINT = 'Or release without: git config tag.gpgSign false, git config commit.gpgSign false';

function whyNot(finished: Finished, answerMs: number): OpsError {
  const { stderr, idle, timedOut } = finished;
  const said = stderr.trim().split('\n').slice(-4).join(' ').slice(0, 500);
  const fail = (message: string, hint: string) =>
    new OpsError('cannot-sign', message, { hint: `${hint} ${HINT}`, exit: 'credential' });
  if (idle === true || timedOut)
    return fail(
      `Nothing was signed within ${answerMs / 1000} s: something asks for a passphrase and nobody answers.`,
      'Unlock the key first, in this terminal: export GPG_TTY=$(tty); echo | gpg --clearsign',
    );
  if (/cannot (?:run|exec)|no such file or directory.*(?:gpg|ssh-keygen)/i.test(stderr))
    return fail(`The program that signs is not there: ${said}`, 'Install gnupg, or set gpg.program.');
  if (/no secret key|no signing key|user\.signingkey|couldn't load public key|no private key/i.test(stderr))
    return fail(`There is no key to sign with: ${said}`, 'Set the one to use: git config user.signingKey …');
  if (/pinentry|inappropriate ioctl|operation cancelled/i.test(stderr))
    return fail(`The passphrase could not be asked for: ${said}`, 'Set the terminal: export GPG_TTY=$(tty)');
  return fail(
    `git cannot sign: ${said === '' ? `exit code ${finished.exitCode}` : said}`,
    'See what git commit -S says.',
  );
}
