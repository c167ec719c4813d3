import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';
import { auditPython, banditPython, outdatedPython } from '#services/procedures/audits/python.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { startPythonIndex } from '../../../support/lab/python-index.ts';
import { closedPort } from '../../../support/net/listen.ts';

const LIMITS = { signal: new AbortController().signal, timeoutMs: 120_000 };

const project = (lab: Lab) => ({ folder: lab.at('app'), requirements: ['requirements.txt'], safety: false });

/** Puts a program on the PATH of the lab that prints what the real one was seen to print. */
async function program(lab: Lab, name: string, output: unknown, exitCode: number): Promise<void> {
  await writeFile(lab.at(`${name}.out`), typeof output === 'string' ? output : JSON.stringify(output));
  await writeFile(
    lab.at('bin', name),
    `#!/bin/sh\necho "$@" >${lab.at(`${name}.args`)}\ncat ${lab.at(`${name}.out`)}\nexit ${exitCode}\n`,
  );
  await chmod(lab.at('bin', name), 0o755);
}

test('the real bandit: what it finds, what it cannot read, and nothing of the tests', async (ctx) => {
  if (!existsSync('/usr/bin/bandit')) return ctx.skip('needs the Debian package bandit');
  await using lab = new Lab();
  for (const folder of ['app/pkg', 'app/tests']) await mkdir(lab.at(folder), { recursive: true });
  const weak = 'import subprocess\nsubprocess.call("ls", shell=True)\n';
  await writeFile(lab.at('app/pkg/weak.py'), weak);
  await writeFile(lab.at('app/tests/test_weak.py'), weak);
  await writeFile(lab.at('app/pkg/broken.py'), 'def (');
  const looked = await banditPython(realShell(lab.env), project(lab), LIMITS);
  expect(looked).toMatchObject({
    state: 'ran',
    tool: 'bandit',
    notes: [expect.stringContaining('broken.py: syntax error')],
  });
  const found = looked.state === 'ran' ? looked.found : [];
  expect(found).toContainEqual(expect.objectContaining({ id: 'B602', where: './pkg/weak.py:2' }));
  expect(found.filter(({ where }) => where.includes('tests'))).toEqual([]);
});

test('the real pip: what is outdated by an index, and an index that does not answer', async () => {
  await using lab = new Lab();
  const index = await startPythonIndex(lab);
  await mkdir(lab.at('app'));
  const shell = realShell(lab.env);
  const ask = async (url: string) => {
    await mkdir(lab.at('home/.config/pip'), { recursive: true });
    await writeFile(lab.at('home/.config/pip/pip.conf'), `[global]\nindex-url = ${url}\nretries = 0\ntimeout = 5\n`);
    return outdatedPython(shell, { ...project(lab), python: '/usr/bin/python3' }, LIMITS);
  };
  expect(await ask(index.simpleUrl)).toEqual({ state: 'ran', tool: 'pip list --outdated', found: [], notes: [] });
  // pip itself ends well with an empty list.
  expect(await ask(`http://127.0.0.1:${await closedPort()}/simple/`)).toMatchObject({ state: 'not-run' });
  index.faults.status('read', 503);
  expect(await ask(index.simpleUrl)).toMatchObject({ state: 'not-run' });
});

test('pip-audit by default, safety where it is set up; both say which one ran', async () => {
  await using lab = new Lab();
  await mkdir(lab.at('app'));
  const shell = realShell(lab.env);
  await program(
    lab,
    'pip-audit',
    {
      dependencies: [
        { name: 'jinja2', version: '1.0', vulns: [{ id: 'PYSEC-1', fix_versions: [], description: 'leaks' }] },
      ],
    },
    1,
  );
  await program(lab, 'safety', [['jinja2', '<2', '1.0', 'leaks', '123']], 64);
  expect(await auditPython(shell, project(lab), LIMITS)).toMatchObject({
    state: 'ran',
    tool: 'pip-audit',
    found: [{ id: 'PYSEC-1' }],
  });
  expect(await auditPython(shell, { ...project(lab), safety: true }, LIMITS)).toMatchObject({
    state: 'ran',
    tool: 'safety check',
    found: [{ id: '123' }],
  });
});

test('what is missing, broken, silent or too slow is never taken for good', async () => {
  await using lab = new Lab();
  await mkdir(lab.at('app'));
  const shell = realShell({ ...lab.env, PATH: `${lab.at('bin')}:/usr/bin:/bin` });
  const looked = async () => auditPython(shell, project(lab), LIMITS);
  expect(await looked()).toEqual({ state: 'not-run', tool: 'pip-audit', reason: 'pip-audit is not on this machine' });
  await program(lab, 'pip-audit', 'Traceback', 1);
  expect(await looked()).toMatchObject({ state: 'not-run' });
  await program(lab, 'pip-audit', 'hello', 0);
  expect(await looked()).toMatchObject({
    state: 'not-run',
    reason: expect.stringContaining('cannot be read') as string,
  });
  await program(lab, 'pip-audit', { dependencies: [] }, 1);
  expect(await looked()).toMatchObject({ state: 'not-run', reason: expect.stringContaining('exit code 1') as string });
  await program(lab, 'pip-audit', { dependencies: [] }, 0);
  expect(await looked()).toMatchObject({ state: 'ran', found: [] });
  await writeFile(lab.at('bin/pip-audit'), '#!/bin/sh\nexec tail -f /dev/null\n');
  expect(await auditPython(shell, project(lab), { ...LIMITS, timeoutMs: 200 })).toMatchObject({
    state: 'not-run',
    reason: expect.stringContaining('in time') as string,
  });
});
