import { expect, test } from 'vitest';

import { severityOf, sortFindings } from '#domain/release/audits/finding.ts';
import { readAdvisories, readBerryAudit, readNpmAudit, readYarnAudit } from '#domain/release/audits/node-audit.ts';
import {
  readBandit,
  readPipAudit,
  readSafety,
  skippedByPipAudit,
  unreadByBandit,
} from '#domain/release/audits/python-audit.ts';

const text = (value: unknown) => JSON.stringify(value);

test('npm: each advisory where it comes from, the worst first', () => {
  const output = text({
    auditReportVersion: 2,
    vulnerabilities: {
      app: { severity: 'high', via: ['tar'], fixAvailable: true },
      tar: {
        severity: 'critical',
        via: [
          { source: 1, title: 'leaks', url: 'https://github.com/advisories/GHSA-1', severity: 'low', range: '<2.0.0' },
          { source: 2, title: 'runs', url: '', severity: 'critical', range: '<3.0.0' },
        ],
        fixAvailable: { name: 'app', version: '2.0.0', isSemVerMajor: true },
      },
    },
  });
  expect(readNpmAudit(output)).toEqual([
    { id: '2', severity: 'critical', where: 'tar <3.0.0', title: 'runs', fix: 'app@2.0.0' },
    { id: 'GHSA-1', severity: 'low', where: 'tar <2.0.0', title: 'leaks', fix: 'app@2.0.0' },
  ]);
  expect(readNpmAudit(text({ auditReportVersion: 2, vulnerabilities: {} }))).toEqual([]);
});

const ADVISORY = {
  github_advisory_id: 'GHSA-2',
  module_name: 'tar',
  severity: 'moderate',
  title: 'leaks',
  vulnerable_versions: '<2.0.0',
  patched_versions: '>=2.0.0',
};
const FOUND = { id: 'GHSA-2', severity: 'moderate', where: 'tar <2.0.0', title: 'leaks', fix: '>=2.0.0' };

test('pnpm and both yarns', () => {
  expect(readAdvisories(text({ advisories: { 7: ADVISORY } }))).toEqual([FOUND]);
  expect(readAdvisories(text({ advisories: {} }))).toEqual([]);
  const yarn = [
    { type: 'auditAdvisory', data: { advisory: ADVISORY } },
    { type: 'auditSummary', data: {} },
  ].map(text);
  expect(readYarnAudit(yarn.join('\n'))).toEqual([FOUND]);
  expect(readYarnAudit(yarn[1]!)).toEqual([]);
  const children = {
    ID: 7,
    Issue: 'leaks',
    URL: 'https://x/GHSA-2',
    Severity: 'moderate',
    'Vulnerable Versions': '<2.0.0',
  };
  expect(readBerryAudit(`${text({ value: 'tar', children })}\n`)).toEqual([{ ...FOUND, fix: null }]);
  expect(readBerryAudit('')).toEqual([]);
});

test('pip-audit, and what it could not look up', () => {
  const vulns = [{ id: 'PYSEC-1', fix_versions: ['2.0', '2.1'], description: 'leaks\nmore' }];
  const dependencies = [
    { name: 'jinja2', version: '1.0', vulns },
    { name: 'own', skip_reason: 'not on PyPI' },
  ];
  const found = [{ id: 'PYSEC-1', severity: 'unknown', where: 'jinja2 1.0', title: 'leaks', fix: '2.0, 2.1' }];
  expect(readPipAudit(text({ dependencies }))).toEqual(found);
  expect(readPipAudit(text(dependencies))).toEqual(found);
  expect(skippedByPipAudit(text({ dependencies }))).toEqual(['own: not on PyPI']);
});

test('bandit and every safety', () => {
  const results = [
    { test_id: 'B602', issue_severity: 'MEDIUM', filename: './a.py', line_number: 2, issue_text: 'shell' },
  ];
  const errors = [{ filename: './b.py', reason: 'syntax error' }];
  expect(readBandit(text({ results, errors }))).toEqual([
    { id: 'B602', severity: 'moderate', where: './a.py:2', title: 'shell', fix: null },
  ]);
  expect(unreadByBandit(text({ results, errors }))).toEqual(['./b.py: syntax error']);
  const old = [['jinja2', '<2', '1.0', 'leaks', '123']];
  expect(readSafety(text(old))).toEqual([
    { id: '123', severity: 'unknown', where: 'jinja2 1.0', title: 'leaks', fix: null },
  ]);
  const vulnerabilities = [
    {
      package_name: 'jinja2',
      analyzed_version: '1.0',
      vulnerability_id: '9',
      CVE: 'CVE-1',
      advisory: 'leaks',
      fixed_versions: ['2'],
      severity: null,
    },
  ];
  expect(readSafety(`a banner\n${text({ vulnerabilities })}`)).toEqual([
    { id: 'CVE-1', severity: 'unknown', where: 'jinja2 1.0', title: 'leaks', fix: '2' },
  ]);
});

test.each([readNpmAudit, readAdvisories, readYarnAudit, readPipAudit, readBandit, readSafety])(
  'what is no report is nothing that is known: %s',
  (read) => {
    const bad = [
      '',
      'oops',
      '{}',
      'null',
      '{"error":{"code":"ENOLOCK","summary":"needs a lock file"}}',
      '{"vulnerabilities":7}',
    ];
    for (const output of bad) expect(read(output)).toBeNull();
  },
);

test('a line of yarn that cannot be read spoils the report', () => {
  expect(readBerryAudit('Internal Error: no lock file\n')).toBeNull();
  expect(readBerryAudit('{"type":"error"}')).toBeNull();
});

test('severities of every spelling, and what is named twice', () => {
  expect(['HIGH', 'Medium', 'informational', 'odd', null].map((word) => severityOf(word))).toEqual([
    'high',
    'moderate',
    'info',
    'unknown',
    'unknown',
  ]);
  const one = { id: '1', severity: 'low', where: 'a', title: '', fix: null } as const;
  expect(sortFindings([one, one, { ...one, severity: 'high', where: 'b' }]).map(({ where }) => where)).toEqual([
    'b',
    'a',
  ]);
});
