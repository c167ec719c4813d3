import { OpsError } from '#domain/errors.ts';
import { judgeCompliance } from '#domain/framework/compliance.ts';

import { defineCheck } from './check.ts';
import { lookForRules } from './framework/look.ts';
import { managedProjects } from './framework/managed.ts';

/** A missing document is no outage: a project is never worse than a warning. */
const PROJECT_LIMITS = { warning: 79, critical: null, bad: 'below' } as const;

export default defineCheck({
  kind: 'framework',
  title: 'Framework compliance',
  about:
    'Whether the framework and the projects it manages have the files and folders its rules ask for. The rules are versioned data and follow the tickets from trackdown/ to tasks/ to tickets/.',
  group: 'framework',
  component: 'framework',
  intervalMs: 300_000,
  timeoutMs: 10_000,
  unit: '%',
  // Below 80 and below 50, as the framework's own monitor has it.
  thresholds: { warning: 79, critical: 49, bad: 'below' },
  params: (z) =>
    z.object({
      path: z.string().min(1).describe('The folder'),
      subject: z.enum(['framework', 'project']).default('project').describe('Whose rules hold there'),
      name: z.string().min(1).describe('What it is called'),
    }),
  target: ({ subject, name }) => (subject === 'framework' ? 'root' : name),
  discover: async ({ world, projects, frameworkRoot }) => {
    const managed = await managedProjects(world.files, projects, frameworkRoot);
    const root =
      frameworkRoot === null ? [] : [{ path: frameworkRoot, subject: 'framework' as const, name: 'framework' }];
    return [
      ...root.map((params) => ({ id: 'framework:root', kind: 'framework', title: 'framework', params })),
      ...managed.map(({ id, path }) => ({
        id: `framework:${id}`,
        kind: 'framework',
        title: id,
        group: 'projects' as const,
        params: { path, subject: 'project' as const, name: id },
        thresholds: PROJECT_LIMITS,
      })),
    ];
  },
  probe: async ({ path, subject }, { world, thresholds, previous }) => {
    try {
      const { pack, outcomes, planChangedAt } = await lookForRules(world.files, path, subject);
      const now = world.clock.now();
      return judgeCompliance(pack, outcomes, { limits: thresholds, previous, now, planChangedAt });
    } catch (error) {
      if (!(error instanceof OpsError) || error.code !== 'no-folder') throw error;
      return { status: 'critical', summary: 'the folder is gone', hint: error.hint, data: { error: error.code } };
    }
  },
});
