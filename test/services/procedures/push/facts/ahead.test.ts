import { expect, test } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';
import type { Command, Shell } from '#services/ports/shell.ts';
import { lookAhead } from '#services/procedures/push/facts/ahead.ts';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { npmPackage } from '../../../../support/lab/projects.ts';

/** The real shell, and what was run with it. */
function counted(lab: Lab) {
  const real = realShell(lab.env);
  const ran: string[] = [];
  const shell: Shell = {
    which: (name) => real.which(name),
    run(command, limits) {
      ran.push(JSON.stringify(command));
      return real.run(command, limits);
    },
  };
  return { shell, ran };
}

test('planning takes each answer that was begun ahead, and asks nothing twice', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage({ manifest: { private: true } }));
  const { shell, ran } = counted(lab);
  const world = consoleWorld(lab, repository.path);
  const ahead = await lookAhead({ ...world, shell }, repository.path);
  expect(ran).toHaveLength(3);
  const { exit, json } = await runPush({ ...world, shell: ahead.shell }, 'plan', { json: true });
  expect([exit, json()]).toMatchObject([0, { next: '1.1.0' }]);
  expect(ran.filter((one, at) => ran.indexOf(one) !== at)).toEqual([]);
  expect(ran.filter((one) => one.includes('ls-remote'))).toHaveLength(1);
  ahead.end();
});

test('an answer is given once, then it is asked again; after the end none is given', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  const { shell, ran } = counted(lab);
  const ahead = await lookAhead({ ...consoleWorld(lab, repository.path), shell }, repository.path);
  const [first = '', second = ''] = ran;
  const ask = (command: string) => ahead.shell.run(JSON.parse(command) as Command, { timeoutMs: 10_000 });
  const [one, two] = [await ask(first), await ask(first)];
  expect([two.stdout, ran.length]).toEqual([one.stdout, 4]);
  ahead.end();
  expect([(await ask(second)).exitCode, ran.length]).toEqual([0, 5]);
});

test('who cancels the question ends what was begun', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  await lab.configure('core.sshCommand', 'sleep 60;');
  await repository.git('remote', 'set-url', 'origin', 'ssh://atlas.example/parcel.git');
  const { shell, ran } = counted(lab);
  const ahead = await lookAhead({ ...consoleWorld(lab, repository.path), shell }, repository.path);
  const remote = ran.find((one) => one.includes('ls-remote')) ?? '';
  const stop = new AbortController();
  const answer = ahead.shell.run(JSON.parse(remote) as Command, { timeoutMs: 60_000, signal: stop.signal });
  stop.abort();
  expect((await answer).exitCode).toBeNull();
});
