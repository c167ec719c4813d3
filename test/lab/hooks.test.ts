import { execFileSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { createFixture } from '../support/lab/fixture.ts';
import { askingHook, editingHook, holdHook, refusingHook } from '../support/lab/hooks.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmPackage } from '../support/lab/projects.ts';
import { HIDING_PLACES, type HidingPlace, hideSecret } from '../support/lab/secrets.ts';

const commit = ['commit', '-q', '--allow-empty', '-m', 'feat: more'] as const;

test('hooks of a person hold, edit, ask and refuse', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  const gate = await holdHook(repository, 'pre-commit');
  const committing = repository.tryGit(...commit);
  await gate.reached();
  const before = await repository.id('HEAD');
  await gate.open();
  expect(await committing).toMatchObject({ code: 0 });
  expect(await repository.id('HEAD~1')).toBe(before);

  await editingHook(repository, 'pre-commit');
  await repository.git(...commit);
  expect(await repository.git('show', 'HEAD:formatted.txt')).toBe('formatted');

  await refusingHook(repository, 'pre-commit');
  expect(await repository.tryGit(...commit)).toMatchObject({ code: 1, stderr: 'not today\n' });
});

test('a hook that asks waits at the terminal, and fails where there is none', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  await askingHook(repository, 'pre-push');
  const push = 'git push -q origin HEAD:refs/heads/asked';
  const at = { cwd: repository.path, env: lab.env };
  expect(await repository.lab.run('script', ['-qec', push, '/dev/null'], { ...at, input: 'yes\n' })).toContain(
    'Really?',
  );
  expect(await repository.id('origin/asked')).toBe(await repository.id('HEAD'));
  const alone = () =>
    execFileSync('setsid', ['-w', 'sh', '-c', push.replace('asked', 'alone')], { ...at, stdio: 'pipe' });
  expect(alone).toThrow(/failed to push/);
});

/** How git or npm gets to see the secret. */
const SEEN: Readonly<Record<HidingPlace, readonly string[]>> = {
  'a tracked file': ['git', 'show', 'HEAD:src/connect.js'],
  'an older commit': ['git', 'log', '-p', 'v1.0.0..HEAD'],
  'a reviewed path': ['git', 'diff', '--no-index', '/dev/null', 'notes.txt'],
  'a packed but ignored file': ['sh', '-c', 'npm run build && npm pack && tar -xzOf *.tgz package/dist/settings.js'],
  'a commit message': ['git', 'log', 'v1.0.0..HEAD'],
};

test.for(Object.keys(HIDING_PLACES) as HidingPlace[])('a secret hides in %s', async (place) => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  const token = await hideSecret(repository, place);
  const cwd = repository.path;
  const status = await repository.git('status', '--porcelain');
  expect(status).toBe(place === 'a reviewed path' ? '?? notes.txt' : '');
  const [program = '', ...args] = SEEN[place];
  const seen = await lab.run(program, args, { cwd }).catch(String);
  expect(seen).toContain(token);
  expect(token).toMatch(/^ghp_\w{36}$/);
});
