import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { NPM_PROJECT, RUN } from '../../../../support/recovery/reinstalling.ts';

const NOBODY = 65_534;
const BECOME = ['--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all', '--bounding-set=-all'];
const ASIDE = `node_modules.cpm-${RUN}`;
/** Installs as npm does, for somebody who has no npm of their own. */
const NPM =
  '#!/bin/sh\n[ "$1" = ls ] || { rm -rf node_modules && mkdir -p node_modules/left && echo {} >node_modules/left/package.json; }\n';

interface Told {
  readonly rights: { readonly project: boolean; readonly modules: boolean };
  readonly state: string;
  readonly exit: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly files: readonly string[];
}

/** A project whose folder of dependencies is root's; the project itself belongs to `owner`. */
function asNobody(owner: number): { readonly told: Told; readonly owner: number | undefined } {
  const base = mkdtempSync(join(tmpdir(), 'nobody-'));
  try {
    const dir = join(base, 'project');
    for (const [path, text] of Object.entries({ ...NPM_PROJECT, 'node_modules/old/package.json': '{}' })) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    mkdirSync(join(base, 'bin'));
    writeFileSync(join(base, 'bin/npm'), NPM, { mode: 0o755 });
    for (const path of [base, join(base, 'bin')]) chmodSync(path, 0o755);
    chownSync(base, NOBODY, NOBODY);
    chownSync(dir, owner, owner);
    const args = [...BECOME, process.execPath, 'test/support/recovery/as-nobody.ts', dir];
    const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
    const told = JSON.parse(execFileSync('setpriv', args, { env, encoding: 'utf8' })) as Told;
    return { told, owner: statSync(join(dir, ASIDE), { throwIfNoEntry: false })?.uid };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

describe('dependencies that belong to root, and somebody else who installs', () => {
  it('are set aside where the project is theirs: nothing in them has to be changed', (context) => {
    if (process.getuid?.() !== 0) context.skip('needs root, to become somebody else');
    const { told, owner } = asNobody(NOBODY);
    expect(told).toMatchObject({ rights: { project: true, modules: false }, state: 'done', exit: 0 });
    expect(owner).toBe(0);
  });

  it('are left as they are where the project is not theirs either', (context) => {
    if (process.getuid?.() !== 0) context.skip('needs root, to become somebody else');
    const { told } = asNobody(0);
    expect(told).toMatchObject({
      rights: { project: false, modules: false },
      state: 'undone',
      exit: 4,
      error: { code: 'cannot-set-aside' },
    });
    expect(told.error?.message).toContain('Nothing was changed');
    expect(told.files).toContain('node_modules');
    expect(told.files).not.toContain(ASIDE);
  });
});
