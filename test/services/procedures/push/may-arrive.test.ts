import { describe, expect, it } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';
import type { Finished, RunLimits } from '#services/ports/shell.ts';
import { mayArrive, wordsOf } from '#services/procedures/push/may-arrive.ts';

import { createFixture, type Fixture } from '../../../support/lab/fixture.ts';
import { startHttp } from '../../../support/lab/http.ts';
import { Lab } from '../../../support/lab/lab.ts';

const CUT = { idleTimeoutMs: 1000 };

/** Pushes one commit and a tag as a release is pushed. */
async function pushed(
  prepare: (fixture: Fixture) => Promise<unknown>,
  refs = ['HEAD:refs/heads/main', 'refs/tags/v2:refs/tags/v2'],
  limits: Partial<RunLimits> = {},
): Promise<Finished> {
  await using lab = new Lab();
  const fixture = await createFixture(lab, { 'a.txt': 'a\n' });
  await fixture.repository.commit('feat: two', { 'a.txt': 'b\n' });
  await fixture.repository.git('tag', '-m', 'two', 'v2');
  await prepare(fixture);
  const args = ['-C', fixture.repository.path, 'push', '--atomic', '--porcelain', '--progress', 'origin', ...refs];
  const env = { ...lab.env, GIT_TERMINAL_PROMPT: '0' };
  return await realShell(lab.env).run({ file: 'git', args, env }, { timeoutMs: 20_000, ...limits });
}

describe('a push that failed', () => {
  it.each<[string, Parameters<typeof pushed>]>([
    ['whose server hangs', [({ remote }) => remote.hold(), undefined, CUT]],
    [
      'that only moves a branch back, whose server hangs',
      [({ remote }) => remote.hold(), ['+HEAD~2:refs/heads/main', ':refs/tags/v1.0.0'], CUT],
    ],
    ['whose server ends over it', [({ remote }) => remote.hook('pre-receive', 'kill -9 $PPID')]],
    [
      'that a gateway in between gave up',
      [
        async ({ remote, repository }) => {
          const server = await startHttp(repository.lab);
          server.faults.status('push', 504);
          await repository.git('remote', 'set-url', 'origin', server.url(remote));
        },
      ],
    ],
  ])('may still arrive: %s', async (_what, args) => {
    const finished = await pushed(...args);
    expect([finished.exitCode === 0, mayArrive(finished)]).toEqual([false, true]);
    expect(wordsOf(finished)).not.toContain('objects');
  });

  it.each<[string, RegExp, Parameters<typeof pushed>]>([
    [
      'a hook of the server refused it',
      /pre-receive hook declined/,
      [({ remote }) => remote.hook('pre-receive', 'exit 1')],
    ],
    ['one ref was refused', /hook declined/, [({ remote }) => remote.refuse('tag')]],
    [
      'there is no remote',
      /not appear to be a git/,
      [({ repository }) => repository.git('remote', 'set-url', 'origin', '/nowhere')],
    ],
    ['a hook here hangs', /true$/, [({ repository }) => repository.hook('pre-push', 'sleep 60'), undefined, CUT]],
    [
      'the account may only read',
      /403/,
      [
        async ({ remote, repository }) => {
          const server = await startHttp(repository.lab);
          server.faults.status('push', 403);
          await repository.git('remote', 'set-url', 'origin', server.url(remote));
        },
      ],
    ],
  ])('did not arrive: %s', async (_what, why, args) => {
    const finished = await pushed(...args);
    expect([finished.exitCode === 0, mayArrive(finished)]).toEqual([false, false]);
    expect(`${finished.stdout}${wordsOf(finished)}${finished.idle}`).toMatch(why);
  });
});
