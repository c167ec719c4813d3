import { describe, expect, test } from 'vitest';

import { loaded, problemsOf } from './support.ts';

describe('commands of the own', () => {
  test('are split once, have a folder, and ask unless they only read', async () => {
    const { commands } = await loaded(
      'commands:\n  - {id: warm, run: "curl -s \'http://a b\'", confirm: read, timeout: 5s}\n  - {id: deploy, title: Deploy all, run: [make, "all $X"], cwd: ./shop}\n',
    );
    expect(commands).toEqual([
      {
        id: 'warm',
        title: 'warm',
        command: { file: 'curl', args: ['-s', 'http://a b'] },
        cwd: '/u/ana',
        confirm: 'read',
        timeoutMs: 5000,
      },
      {
        id: 'deploy',
        title: 'Deploy all',
        command: { file: 'make', args: ['all $X'] },
        cwd: '/u/ana/.config/cpm-console/shop',
        confirm: 'interrupting',
        timeoutMs: 600_000,
      },
    ]);
  });

  test.each([
    ['{id: status, run: ls}', 'commands[0].id: status is a quick command of the program. Give another.'],
    ['{id: a, run: ls}, {id: a, run: ls}', 'commands[1].id: this id is taken by commands[0]'],
    ['{id: a, run: "ls \'"}', 'commands[0].run: '],
    ['{id: a, run: []}', 'commands[0].run: expected a command, or a list of its words'],
    ['{id: a, run: ls, confirm: never}', 'commands[0].confirm: '],
    ['{run: ls}', 'commands[0].id: is missing'],
  ])('%s is refused', async (items, message) => {
    expect((await problemsOf(`commands: [${items}]\n`)).join('\n')).toContain(message);
  });
});
