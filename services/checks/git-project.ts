import { OpsError } from '#domain/errors.ts';
import { judgeTree, TREE_RULES } from '#domain/git/judge-tree.ts';
import type { Verdict } from '#domain/reading.ts';

import { defineCheck } from './check.ts';
import { lookAtTree } from './project/look.ts';

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
    }),
  target: ({ project }) => project,
  discover: async ({ projects }) =>
    projects.map(({ id, path }) => ({
      id: `git:${id}`,
      kind: 'git',
      title: id,
      params: { project: id, path, ...TREE_RULES },
    })),
  probe: async ({ path, staleDays, lockMinutes }, { world, signal, memory }): Promise<Verdict> => {
    try {
      const facts = await lookAtTree(world, path, signal, memory);
      return judgeTree(facts, world.clock.now(), { staleDays, lockMinutes });
    } catch (error) {
      return failed(error);
    }
  },
});

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
