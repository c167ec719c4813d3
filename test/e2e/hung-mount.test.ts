import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { expect, test } from 'vitest';

import { cannotSshfs, sshfs } from '../support/mounted.ts';

interface Report {
  readonly checks: readonly { readonly id: string; readonly status: string; readonly summary: string }[];
}

test('started beside a mount that hangs, it is unknown, everything else is measured, and the program ends', async (ctx) => {
  const missing = cannotSshfs();
  if (missing !== null) return ctx.skip(missing);
  await using remote = await sshfs();
  const home = await mkdtemp(join(tmpdir(), 'cpm-home-'));
  const projects = join(home, 'config.yaml');
  await writeFile(projects, `projects:\n  - id: remote\n    path: ${remote.path}\n`);
  remote.hang();
  const health = spawn(
    process.execPath,
    [join(process.cwd(), 'dist/main.js'), 'health', '--json', '--config', projects],
    {
      cwd: join(remote.path, '..'),
      env: { HOME: home, PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  // Whatever hangs in the kernel comes free again, so that a failure is a failure and not a hang.
  const giveUp = setTimeout(remote.resume, 30_000);
  const output = await text(health.stdout);
  clearTimeout(giveUp);
  await rm(home, { recursive: true });
  const { checks } = JSON.parse(output) as Report;
  const found = (id: string) => checks.find((one) => one.id === id);
  expect(found(`disk:${remote.path}`)).toMatchObject({
    status: 'unknown',
    summary: `the server behind ${remote.path} does not answer`,
  });
  expect(found('git:remote')?.status).toBe('unknown');
  expect(found('disk:/')?.status).not.toBe('unknown');
  expect(found('memory:host')?.status).toBe('ok');
});
