import { expect, test } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';
import type { Command, Shell } from '#services/ports/shell.ts';
import { lookAhead } from '#services/procedures/push/facts/ahead.ts';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { npmPackage } from '../../../../support/lab/projects.ts';
import { until } from '../../../../support/lab/until.ts';

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
  const { exit, json } = await runPush(consoleWorld(lab, repository.path, { shell }), 'plan', { json: true });
  expect([exit, json()]).toMatchObject([0, { next: '1.1.0' }]);
  expect(ran.filter((one, at) => ran.indexOf(one) !== at)).toEqual([]);
  expect(ran.filter((one) => one.includes('ls-remote'))).toHaveLength(1);
});

test('an answer is given once, then it is asked again; what nobody asked for ends with the signal', async () => {
  await using lab = new Lab();
  const { repository } = await createFixture(lab, npmPackage());
  const { shell, ran } = counted(lab);
  const over = new AbortController();
  const world = consoleWorld(lab, repository.path);
  const ahead = lookAhead({ ...world, shell }, repository.path, over.signal);
  await until(() => ran.length === 3, 'it was not begun');
  const [first = ''] = ran;
  const again = () => ahead.run(JSON.parse(first) as Command, { timeoutMs: 10_000 });
  const [one, two] = [await again(), await again()];
  expect([two.stdout, ran.length]).toEqual([one.stdout, 4]);
  over.abort();
});
