import { execFileSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { FAILING, Reinstalling, RUN } from '../../../../support/recovery/reinstalling.ts';

const PYTHON = '/usr/bin/python3';
/** Makes a package that pip installs without an index. */
const WHEEL = `
import zipfile
with zipfile.ZipFile('wheels/left-1.0-py3-none-any.whl', 'w') as wheel:
    info = 'left-1.0.dist-info/'
    wheel.writestr('left/__init__.py', 'here = 1\\n')
    wheel.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: left\\nVersion: 1.0\\n')
    wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr(info + 'RECORD', 'left/__init__.py,,\\n' + info + 'METADATA,,\\n' + info + 'WHEEL,,\\n' + info + 'RECORD,,\\n')
`;
/** The framework that the guide's recovery imports. */
const FRAMEWORK = {
  'requirements/production.txt': './wheels/left-1.0-py3-none-any.whl\n',
  'wheels/.keep': '',
  'claude_pm/__init__.py': '',
  'claude_pm/core/__init__.py': '',
  'claude_pm/core/config.py': 'import left\n\nclass Config:\n    pass\n',
};
const ASIDE = `.venv.cpm-${RUN}`;
function hasVenv(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import ensurepip, venv'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** An interpreter that makes environments whose interpreter does what `does` says. */
const maker = (does: string): string =>
  `for path; do :; done; case "$*" in *venv*) mkdir -p "$path/bin"; printf '#!/bin/sh\\n${does}\\n' >"$path/bin/python"; chmod +x "$path/bin/python";; esac`;

describe('the dependencies of a Python project that are installed anew', () => {
  it('are in a new environment at the old path, and the framework can be imported (REC-05, REC-07)', async (context) => {
    if (!hasVenv()) context.skip('needs python3-venv');
    using project = new Reinstalling(
      { ...FRAMEWORK, '.venv/pyvenv.cfg': `home = /usr/bin\nexecutable = ${PYTHON}\n`, '.venv/bin/old': 'x' },
      { env: { PIP_NO_INDEX: '1' } },
    );
    execFileSync(PYTHON, ['-c', WHEEL], { cwd: project.dir });
    const [found] = await project.found();
    expect(found).toMatchObject({ by: 'pip', moved: [project.at('.venv')] });
    expect(found?.checks.map(({ what }) => what)).toEqual([
      'no requirement is missing',
      'from claude_pm.core.config import Config',
    ]);
    const before = project.list();
    const state = await project.run();
    expect(state).toMatchObject({ state: 'done', exit: 0, error: null });
    const say = ['-c', 'import left; print(left.here)'];
    expect(execFileSync(project.at('.venv/bin/python'), say, { encoding: 'utf8' }).trim()).toBe('1');
    expect(project.read(`${ASIDE}/bin/old`)).toBe('x');
    // The imports left nothing beside the sources.
    expect(project.list('claude_pm/core')).toEqual(['__init__.py', 'config.py']);
    expect(await project.run('undo')).toMatchObject({ state: 'undone' });
    expect([project.list(), project.list('.venv/bin')]).toEqual([before, ['old']]);
    // pip installs itself first, which takes a busy machine its time.
  }, 120_000);

  it('are as before when an import fails', async () => {
    const python = maker('case "$*" in *import*) echo "No module named left" >&2; exit 1;; esac');
    using project = new Reinstalling({ ...FRAMEWORK, '.venv/bin/old': 'x' }, { programs: { python3: python } });
    const state = await project.run();
    expect(state).toMatchObject({ state: 'undone', exit: 5, error: { code: 'check-failed' } });
    expect(state.error?.message).toContain('No module named left');
    expect(project.list('.venv/bin')).toEqual(['old']);
  });

  it('are gone again when there was no environment, and what an install by reference left with them', async () => {
    const python = maker('case "$*" in *" -e "*) mkdir -p src/api.egg-info;; esac');
    using project = new Reinstalling(
      {
        'pyproject.toml':
          '[build-system]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "api"\nversion = "1"\n',
        'src/api/__init__.py': '',
        'src/old.egg-info/PKG-INFO': 'old',
      },
      { programs: { python3: python }, env: { PIP_NO_INDEX: '1' } },
    );
    const [found] = await project.found();
    expect(found?.notes.join()).toContain('one is made in .venv');
    expect(found?.checks.map(({ what }) => what)).toContain('import api');
    const before = [project.list(), project.list('src')];
    expect(await project.run('run', [FAILING])).toMatchObject({ state: 'undone' });
    expect([project.list(), project.list('src')]).toEqual(before);
    expect(project.read('src/old.egg-info/PKG-INFO')).toBe('old');
  });

  it('are refused without an index: pip installs nothing from its cache', async () => {
    using project = new Reinstalling({ 'requirements.txt': 'requests==2\n', 'venv/pyvenv.cfg': 'home = /gone\n' });
    const state = await project.run();
    expect(state).toMatchObject({ state: 'undone', exit: 4, error: { code: 'no-network' } });
    expect(project.list()).toEqual(['requirements.txt', 'venv']);
  });
});
