import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { withoutSecrets } from '#domain/processes/secrets.ts';
import { commandOf, programOf, stateWord } from '#domain/processes/words.ts';
import { createRedactor } from '#domain/redact/redactor.ts';

const redactor = createRedactor({ env: { DB_PASSWORD: 'correct-horse' } });
const redact = (text: string) => redactor.redact(text);
// oxlint-disable-next-line no-control-regex -- they are what must not be there
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

describe('names', () => {
  test('are those of programs, not of threads', () => {
    const name = (commandLine: string, kernel = 'MainThread') => programOf({ name: kernel, commandLine });
    expect(name('/usr/bin/node server.js')).toBe('node');
    expect(name('-bash')).toBe('bash');
    expect(name('sshd: ana@pts/0')).toBe('sshd');
    expect(name('PM2 v7.0.4: God Daemon')).toBe('PM2');
    expect(name('', 'kworker/0:1')).toBe('kworker/0:1');
    expect(name('', '')).toBe('?');
  });

  test('and command lines are one harmless line, whatever a process calls itself', () => {
    const evil = { name: 'a\n\u001b[2J', commandLine: '\u001b]52;c;aGk=\u0007rm\n-rf\u202e / \u009b31m' };
    expect(programOf(evil)).not.toMatch(CONTROL);
    expect(commandOf(evil, redact)).not.toMatch(CONTROL);
    expect(commandOf({ name: 'a\nb', commandLine: '' }, redact)).toBe('[a b]');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const one = { name: text, commandLine: text };
        expect(CONTROL.test(programOf(one)) || CONTROL.test(commandOf(one, redact))).toBe(false);
      }),
    );
  });

  test('states are words', () => {
    expect(stateWord('D')).toBe('waits for a disk');
    expect(stateWord('?')).toBe('unknown');
  });
});

describe('secrets of command lines', () => {
  test.each([
    ['mysqld --password=hunter2 --port 3306', 'mysqld --password=[redacted] --port 3306'],
    ['x --password my long pass --user ana', 'x --password [redacted] --user ana'],
    ['x --token-file /etc/t --auth-token abcdef -v', 'x --token-file /etc/t --auth-token [redacted] -v'],
    ['java -Ddb.password=foo -jar x.jar', 'java -Ddb.password=[redacted] -jar x.jar'],
    ['env DB_PASS=a MY_TOKEN=abcdef node x', 'env DB_PASS=a MY_TOKEN=[redacted] node x'],
    [`sh -c "API_KEY='ab cdef' node x"`, `sh -c "API_KEY=[redacted] node x"`],
    ['x --env {"DB_TOKEN": "a \\"b\\" c", "HOME": "/root"}', 'x --env {"DB_TOKEN": "[redacted]", "HOME": "/root"}'],
    ['/usr/bin/mysql -uroot -phunter2 db', '/usr/bin/mysql -uroot -p[redacted] db'],
    ['node --author bob --keyboard us', 'node --author bob --keyboard us'],
    ['ssh -i /home/ana/.ssh/id_ed25519 host', 'ssh -i /home/ana/.ssh/id_ed25519 host'],
  ])('%s', (line, shown) => expect(withoutSecrets(line)).toBe(shown));

  test('known values and tokens go too', () => {
    const shown = commandOf(
      { name: 'x', commandLine: 'x correct-horse https://a:hunter2hunter2@b ghp_abcdefghijklmnopqrstuvwxyz' },
      redact,
    );
    expect(shown).not.toMatch(/correct-horse|hunter2|ghp_abc/);
  });

  test('a value over several lines is hidden whole', () => {
    const shown = commandOf({ name: 'x', commandLine: 'x --password one\ntwo three' }, redact);
    expect(shown).toBe('x --password [redacted]');
  });

  test('a line made to be slow is not', () => {
    const lines = ['--password ', ' -a', 'a=', 'mysql -p', '-p x ', '--token-'].map((part) => part.repeat(2000));
    for (const line of lines) expect(withoutSecrets(`mysql ${line}`).length).toBeGreaterThan(0);
  });
});
