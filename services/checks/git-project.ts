import { OpsError } from '#domain/errors.ts';
import { judgeTree, TREE_RULES } from '#domain/git/judge-tree.ts';
import type { RemoteState } from '#domain/git/tree.ts';
import type { Verdict } from '#domain/reading.ts';

import { defineCheck } from './check.ts';
import { lookAtTree } from './project/look.ts';
import { askRemote as askTheRemote } from './project/remote.ts';

/** Findings about the project itself; everything else git may answer is a look that failed. */
const CRITICAL: Readonly<Record<string, string>> = {
  'broken-repository': 'broken repository',
  'no-folder': 'the folder is gone',
  'not-a-repository': 'not a git repository',
};

export default defineCheck({
  kind: 'git',
  title: 'Git project',
  about:
    'Branch, distance from its upstream, changes, unfinished operations and unreleased commits of a working tree. Never fetches and never writes the index.',
  group: 'projects',
  component: 'projects',
  intervalMs: 30_000,
  timeoutMs: 10_000,
  thresholds: { warning: null, critical: null },
  params: (z) =>
    z.object({
      project: z.string().min(1).describe('Id of the project'),
      path: z.string().min(1).describe('Its working tree'),
      staleDays: z
        .number()
        .min(0)
        .default(TREE_RULES.staleDays)
        .describe('Days without a commit before a warning; 0 for never'),
      lockMinutes: z.number().min(0).default(TREE_RULES.lockMinutes).describe('Age of a lock file before a warning'),
      askRemote: z
        .boolean()
        .default(false)
        .describe('Also ask the remote each time, with ls-remote, whether it has moved'),
    }),
  target: ({ project }) => project,
  discover: async ({ projects }) =>
    projects.map(({ id, path }) => ({
      id: `git:${id}`,
      kind: 'git',
      title: id,
      params: { project: id, path, ...TREE_RULES, askRemote: false },
    })),
  probe: async ({ path, staleDays, lockMinutes, askRemote }, { world, signal, memory }): Promise<Verdict> => {
    try {
      const facts = await lookAtTree(world, path, signal, memory);
      const remote = askRemote ? await remoteOf(world.git, path, facts.tree.upstream, signal) : null;
      return judgeTree({ ...facts, remote }, world.clock.now(), { staleDays, lockMinutes });
    } catch (error) {
      return failed(error);
    }
  },
});

/** A remote that does not answer says nothing of the tree; the look at the tree itself counts. */
async function remoteOf(...question: Parameters<typeof askTheRemote>): Promise<RemoteState | 'no-answer'> {
  return askTheRemote(...question).catch((error: unknown) => {
    if (error instanceof OpsError && error.code === 'remote-failed') return 'no-answer';
    throw error;
  });
}

function failed(error: unknown): Verdict {
  if (!(error instanceof OpsError)) throw error;
  const critical = CRITICAL[error.code];
  return {
    status: critical === undefined ? 'unknown' : 'critical',
    summary: critical ?? error.message,
    hint: error.hint,
    data: { error: error.code },
    ...(critical === undefined ? {} : { evidence: error.message }),
  };
}
