import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { GitLab } from '../../../../support/git/lab.ts';
import { releasedApp, scanned } from '../../../../support/push/scanned.ts';

let lab: GitLab;
let dir = '';

beforeEach(() => {
  ({ lab, dir } = releasedApp());
});
afterEach(() => lab[Symbol.dispose]());

describe('another scanner on this machine', () => {
  /** It answers as the real one does, and tells what it was asked. */
  function installed(name: string, report: string, exit = 0): string {
    const folder = lab.at('bin');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, name),
      `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/asked\ncat <<'END'\n${report}\nEND\nexit ${exit}\n`,
    );
    chmodSync(join(folder, name), 0o755);
    return `${folder}:${process.env['PATH'] ?? ''}`;
  }

  test('is asked for the same commits, without values', async () => {
    const commit = 'c'.repeat(40);
    const report = JSON.stringify([{ RuleID: 'acme', File: 'a.js', StartLine: 7, Commit: commit, Secret: 'REDACTED' }]);
    const { findings, by, blocks } = await scanned(dir, {}, { path: installed('gitleaks', report) });
    expect(findings).toMatchObject([
      { rule: 'gitleaks-acme', severity: 'stop', place: { in: 'commit', path: 'a.js', line: 7, commit } },
    ]);
    expect(by).toContain('gitleaks');
    expect(blocks?.exit).toBe('secretFound');
    const asked = execFileSync('cat', [lab.at('bin/asked')], { encoding: 'utf8' }).split('\n');
    expect(asked).toEqual(expect.arrayContaining(['git', '--redact=100', '--log-opts=v1.0.0..HEAD', dir]));
  });

  test('has to answer, once it is there', async () => {
    expect((await scanned(dir, {}, { path: installed('betterleaks', '') })).blocks).toBeNull();
    await expect(scanned(dir, {}, { path: installed('betterleaks', 'no report') })).rejects.toMatchObject({
      code: 'scan-failed',
    });
    await expect(scanned(dir, {}, { path: installed('betterleaks', '[]', 2) })).rejects.toMatchObject({
      code: 'scan-failed',
    });
  });
});
