import { chmod, writeFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import type { AuditedComponent } from '#services/procedures/push/params.ts';
import { auditStep } from '#services/procedures/push/steps/audit.ts';
import { outdatedStep } from '#services/procedures/push/steps/outdated.ts';

import { ReleasedTree } from '../../../../support/released-tree.ts';

const NODE: AuditedComponent = { kind: 'node', folder: '', manager: 'npm' };
const PYTHON: AuditedComponent = { kind: 'python', folder: '' };
const NEEDY = { 'package.json': '{"name":"a","version":"1.0.0","dependencies":{"tea":"^1.0.0"}}' };

/** Runs both steps with an npm that prints this, as the real one does in its exit code and words. */
async function look(files: Readonly<Record<string, string>>, audited: AuditedComponent, npm: string | null = null) {
  await using tree = await ReleasedTree.of(files);
  const program = tree.lab.at('bin/npm');
  await writeFile(program, `#!/bin/sh\ncat <<'SAID'\n${npm ?? ''}\nSAID\nexit 1\n`);
  await chmod(program, 0o755);
  for (const name of ['pip-audit', 'bandit']) {
    await writeFile(tree.lab.at(`bin/${name}`), '#!/bin/sh\necho "no network" >&2\nexit 2\n');
    await chmod(tree.lab.at(`bin/${name}`), 0o755);
  }
  const params = { audited: [audited], project: { id: 'a', name: 'a', dir: tree.repository.path } };
  const steps = [auditStep(tree.world, params)!, outdatedStep(tree.world, params)!];
  const run = await tree.run(...steps);
  return { run, audit: stepOf(run, 'audit'), outdated: stepOf(run, 'outdated'), notes: tree.notes };
}

const advisory = (severity: string) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      tea: {
        name: 'tea',
        severity,
        range: '<1.2.0',
        nodes: ['node_modules/tea'],
        via: [
          {
            source: 1,
            name: 'tea',
            title: 'Too hot',
            url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
            severity,
            range: '<1.2.0',
          },
        ],
        fixAvailable: true,
      },
    },
  });

test.each(['high', 'critical'])('a %s weakness stops it and is named', async (severity) => {
  const { run, audit } = await look(NEEDY, NODE, advisory(severity));
  expect([run.exit, audit.error]).toMatchObject([4, { code: 'audit-found' }]);
  expect(audit.error?.message).toMatch(new RegExp(`1 weaknesses are high or critical: ${severity}: tea.* GHSA`));
});

test('a lesser one is told, with the program that ran', async () => {
  const { run, audit, notes } = await look(NEEDY, NODE, advisory('moderate'));
  expect([run.state, audit.summary]).toEqual(['done', 'npm audit: 1 found, none of them high']);
  expect(audit.result).toEqual({ ran: ['npm audit'], found: 1 });
  expect(notes.join('\n')).toContain('moderate: tea');
});

test('an audit that could not look is said and never fine', async () => {
  const { run, audit, outdated, notes } = await look(NEEDY, NODE, 'no answer');
  expect(run.state).toBe('done');
  expect(audit).toMatchObject({
    summary: expect.stringMatching(/^npm audit did not run: /) as string,
    result: { ran: [] },
  });
  expect(outdated.summary).toMatch(/^npm outdated did not run: /);
  expect(notes.filter((note) => note.startsWith('warning: npm'))).toHaveLength(2);
});

test('what is behind is warned of only', async () => {
  const { outdated, notes } = await look(NEEDY, NODE, '{"tea":{"current":"1.0.0","wanted":"1.1.0","latest":"2.0.0"}}');
  expect(outdated).toMatchObject({ state: 'done', summary: 'npm outdated: 1 are behind: tea 1.0.0 → 2.0.0' });
  expect(notes).toContain(`warning: ${outdated.summary}`);
});

test('a package without dependencies asks nobody', async () => {
  const { audit, outdated } = await look({ 'package.json': '{"name":"a"}' }, NODE, 'never asked');
  expect([audit.summary, outdated.summary]).toEqual([
    'nothing to audit: there are no dependencies',
    'there are no dependencies',
  ]);
});

test('for Python both programs are named, and an environment that is not there is not guessed', async () => {
  const { audit, outdated } = await look({ 'requirements.txt': 'tea\n' }, PYTHON);
  expect(audit.summary).toMatch(/^pip-audit did not run: .*; bandit did not run: /);
  expect(outdated.summary).toContain('no .venv');
});
