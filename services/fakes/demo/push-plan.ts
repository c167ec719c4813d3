import { fingerprint } from '#domain/fingerprint.ts';
import type { Plan, PlannedStep } from '#domain/procedure/plan.ts';

interface Release {
  readonly id: string;
  readonly path: string;
  /** Null for a first release. */
  readonly from: string | null;
  readonly to: string;
  readonly at: number;
}

type Known = Pick<PlannedStep, 'id' | 'title' | 'phase'> & Partial<PlannedStep>;

const PHASES = ['Validate', 'Version', 'Docs', 'Tests', 'Git', 'Deploy'];

/** How ana's projects are released: npm packages with a staging and a production environment. */
export function demoPushPlan({ id, path, from, to, at }: Release): Plan {
  const steps = stepsOf(id, to);
  return {
    schema: 1,
    procedure: 'push',
    subject: { id, path },
    title: `Push ${id}${from === null ? '' : ` ${from}`} → ${to}`,
    phases: PHASES.map((title) => ({ id: title.toLowerCase(), title })),
    steps: steps.map((step, index) => ({
      reads: false,
      irreversible: false,
      needs: index === 0 ? [] : [steps[index - 1]?.id ?? ''],
      commands: [],
      writes: null,
      skipped: null,
      onFailure: 'undo',
      ...step,
    })),
    params: { kind: 'full', current: from, next: to },
    fingerprint: fingerprint(`${id} ${from} ${to}`),
    at,
  };
}

function stepsOf(id: string, to: string): readonly Known[] {
  const tree = 'the separate tree only';
  return [
    { id: 'tree', title: 'Branch unchanged', phase: 'validate', reads: true },
    { id: 'remote', title: `origin unchanged, v${to} free`, phase: 'validate', reads: true },
    { id: 'worktree', title: 'Make a separate tree', phase: 'version', writes: 'a folder of the run' },
    { id: 'version', title: `Set the version to ${to}`, phase: 'version', writes: 'package.json, package-lock.json' },
    { id: 'changelog', title: 'Write CHANGELOG.md', phase: 'docs', writes: 'CHANGELOG.md' },
    { id: 'install', title: 'npm ci', phase: 'tests', commands: ['npm ci'], writes: tree },
    { id: 'test', title: 'npm test', phase: 'tests', commands: ['npm test'], writes: tree },
    {
      id: 'commit',
      title: 'Commit the release',
      phase: 'git',
      commands: [`git commit -m 'chore(release): version ${to}'`],
      writes: 'one commit that no branch has yet',
    },
    { id: 'tag', title: `Tag v${to}`, phase: 'git', commands: [`git tag -a v${to}`], writes: `refs/tags/v${to} here` },
    {
      id: 'push',
      title: `Push branch and v${to} at once`,
      phase: 'git',
      irreversible: true,
      commands: [`git push --atomic --force-with-lease=refs/tags/v${to}: origin HEAD:refs/heads/main v${to}`],
      writes: `main and v${to} on origin`,
    },
    {
      id: 'publish',
      title: 'npm publish',
      phase: 'deploy',
      irreversible: true,
      commands: [`npm publish ${id}-${to}.tgz --tag latest`],
      writes: `${id}@${to} on npm`,
    },
    {
      id: 'staging',
      title: 'Deploy to staging',
      phase: 'deploy',
      commands: ['scripts/deploy.sh staging'],
      writes: 'staging',
    },
    { id: 'gate', title: 'Health gate', phase: 'deploy', reads: true },
    {
      id: 'production',
      title: 'Deploy to production',
      phase: 'deploy',
      commands: ['scripts/deploy.sh production'],
      writes: 'production',
    },
  ];
}
