import type { PlannedStep } from '#domain/procedure/plan.ts';
import type { RollbackReview, RollbackWish } from '#domain/push/rollback.ts';

const step = (id: string, title: string, command: string, more: Partial<PlannedStep> = {}): PlannedStep => ({
  id,
  title,
  phase: 'git',
  reads: false,
  irreversible: false,
  needs: [],
  commands: [command],
  writes: 'refs/heads/main on origin',
  skipped: null,
  onFailure: 'undo',
  ...more,
});

/** Taking back 2.4.1, on npm and with a colleague's commit on top. */
export function takenBack({ rewind, deprecate }: RollbackWish, change: Partial<RollbackReview> = {}): RollbackReview {
  const kind = rewind ? 'rewind' : 'revert';
  return {
    schema: 1,
    project: 'api-gateway',
    path: '/home/ana/projects/api-gateway',
    version: '2.4.1',
    tag: 'v2.4.1',
    commit: '0f9e8d7c6b5a0f9e8d7c6b5a0f9e8d7c6b5a0f9e',
    branch: 'main',
    remote: 'origin',
    since: [{ hash: 'a1b2c3d4e5f6', author: 'ben', subject: 'fix: close idle sockets' }],
    kind,
    noRewind: ['ben built on it: one commit since.', 'api-gateway 2.4.1 is published.'],
    published: [
      {
        name: 'api-gateway',
        out: true,
        options: [
          {
            id: 'deprecate',
            title: 'Warn everybody who installs 2.4.1',
            possible: 'yes',
            why: 'It stays installable; the warning can be taken back.',
            reversible: true,
            commands: [],
            url: null,
          },
          {
            id: 'unpublish',
            title: 'Unpublish 2.4.1',
            possible: 'no',
            why: 'npm allows that for 72 hours.',
            reversible: false,
            commands: [],
            url: null,
          },
        ],
      },
    ],
    plan: {
      schema: 1,
      procedure: 'rollback',
      subject: { id: 'api-gateway', path: '/home/ana/projects/api-gateway' },
      title: 'Revert api-gateway 2.4.1',
      phases: [{ id: 'git', title: 'Git' }],
      steps: [
        step('remote', 'origin unchanged', 'git ls-remote origin refs/heads/main', { reads: true, writes: null }),
        ...(deprecate === null
          ? []
          : [step('deprecate', 'Deprecate api-gateway 2.4.1', `npm deprecate api-gateway@2.4.1 '${deprecate}'`)]),
        step('commit', 'Revert the release', 'git revert --no-edit 0f9e8d7c6b5a'),
        step('push', 'Push to origin', 'git push --atomic origin <new commit>:refs/heads/main', {
          irreversible: true,
        }),
      ],
      params: {},
      fingerprint: 'f',
      at: 0,
    },
    ...change,
  };
}
