import { OpsError } from '#domain/errors.ts';
import { gitFailure } from '#domain/git/failure.ts';
import { HEAD_FORMAT, parseDescribed, parseHeadLine } from '#domain/git/last-tag.ts';
import { withoutCredentials } from '#domain/git/remote-url.ts';
import { parseStatusV2 } from '#domain/git/status-v2.ts';
import { NO_TAG } from '#domain/git/tree.ts';
import { quoted } from '#domain/quoted.ts';
import type { Git, LastTag, TreeStatus } from '#services/ports/git.ts';
import type { Finished, Shell } from '#services/ports/shell.ts';

import { commitsSince } from './commits.ts';
import { readGitDir } from './git-dir.ts';
import { type GitCall, runGit, STATUS } from './run.ts';
import { surveyTrees } from './survey.ts';

/** The git program behind the port: one process for a status, one for the newest tag, all killable through the shell. */
export function realGit(shell: Shell): Git {
  const look = (call: GitCall): Promise<Finished> => inRepository(shell, call);
  const text = async (call: GitCall): Promise<string> => {
    const finished = await look(call);
    if (finished.exitCode !== 0) throw gitFailure(call.dir, finished);
    return finished.stdout;
  };
  /** A partial clone may lack the contents that telling a rename needs; then it counts as a deletion and an addition. */
  const printed = async (call: GitCall): Promise<string> => {
    const finished = await look(call);
    if (finished.exitCode === 0) return finished.stdout;
    if (/promisor remote/.test(finished.stderr)) return text({ ...call, args: [...call.args, '--no-renames'] });
    throw gitFailure(call.dir, finished);
  };

  return {
    async status(dir, signal): Promise<TreeStatus> {
      const { brokenHead, ...facts } = parseStatusV2(await printed({ dir, args: STATUS, signal }));
      if (brokenHead)
        throw new OpsError('broken-repository', 'The repository is broken: HEAD names a branch that cannot be read', {
          hint: `git -C ${quoted(dir)} fsck`,
        });
      return { ...facts, ...(await readGitDir(dir)) };
    },

    async lastTag(dir, signal): Promise<LastTag> {
      const finished = await look({ dir, args: ['log', '-1', '--no-show-signature', HEAD_FORMAT], signal });
      if (/does not have any commits yet/.test(finished.stderr)) return NO_TAG;
      if (finished.exitCode !== 0) throw gitFailure(dir, finished);
      const head = parseHeadLine(finished.stdout);
      if (head === null) throw new OpsError('git-failed', 'git log printed something unexpected');
      const described = head.described ?? (await describe({ dir, args: [], signal }, look));
      const tag = parseDescribed(described, head.commit) ?? {
        tag: null,
        commitsSince: Number(await text({ dir, args: ['rev-list', '--count', 'HEAD'], signal })),
      };
      return { ...tag, lastCommitAt: head.committedAt };
    },

    async unpushed(dir, signal): Promise<number | null> {
      const onBranch = (await look({ dir, args: ['symbolic-ref', '-q', 'HEAD'], signal })).exitCode === 0;
      if (onBranch && Object.keys(await this.remotes(dir, signal)).length === 0) return null;
      const known = onBranch ? ['--remotes'] : ['--branches', '--tags', '--remotes'];
      return Number(await text({ dir, args: ['rev-list', '--count', 'HEAD', '--not', ...known], signal }));
    },

    commitsSince,
    survey: (dirs, atOnce, signal) => surveyTrees(shell, dirs, atOnce, signal),

    async remotes(dir, signal): Promise<Record<string, string>> {
      const remotes: Record<string, string> = {};
      for (const line of (await text({ dir, args: ['remote', '-v'], signal })).split('\n')) {
        const [, name, url] = /^(\S+)\t(.*) \(fetch\)/.exec(line) ?? [];
        if (name !== undefined && url !== undefined) remotes[name] = withoutCredentials(url);
      }
      return remotes;
    },

    async lsRemote(dir, remote, ref, signal): Promise<string | null> {
      const answer = await look({ dir, args: ['ls-remote', '--', remote, ref], signal, remote: true });
      if (answer.exitCode !== 0) {
        const reason = answer.stderr.trim().split('\n')[0] ?? '';
        throw new OpsError(
          'remote-failed',
          `${remote} did not answer: ${withoutCredentials(reason.replace(/^fatal: /, ''))}`,
          {
            hint: `git -C ${quoted(dir)} ls-remote ${remote}`,
          },
        );
      }
      for (const line of answer.stdout.split('\n')) {
        const [commit, name] = line.split('\t');
        if (name === ref && commit) return commit;
      }
      return null;
    },
  };
}

/** Git before 2.35 cannot describe inside a format. */
async function describe(call: GitCall, look: (call: GitCall) => Promise<Finished>): Promise<string> {
  const finished = await look({ ...call, args: ['describe', '--tags', '--long', '--abbrev=40'] });
  return finished.exitCode === 0 ? finished.stdout.trimEnd() : '';
}

/** Looks above the folder only when the folder itself has no repository, broken or not. */
async function inRepository(shell: Shell, call: GitCall): Promise<Finished> {
  const finished = await runGit(shell, call);
  if (finished.exitCode === 0 || !/not a git repository/.test(finished.stderr)) return finished;
  const { gitDir, root } = await readGitDir(call.dir);
  if (root === call.dir && gitDir !== null)
    throw new OpsError('broken-repository', 'The repository is broken: .git is there, but git does not know it', {
      hint: `ls -la ${quoted(`${call.dir}/.git`)}`,
    });
  return runGit(shell, { ...call, above: true });
}
