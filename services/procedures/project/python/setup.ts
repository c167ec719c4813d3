import { OpsError } from '#domain/errors.ts';
import { readVersion } from '#domain/release/edits/edit.ts';
import { iniOptions } from '#domain/release/edits/setup-cfg.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';
import { plainFile, pythonFile, versionAt } from '#domain/release/made/version-files.ts';

import { attribute } from './dynamic.ts';
import type { PythonFacts } from './facts.ts';
import { said, saidByModules, saidByPlain } from './literals.ts';
import { computed, type Origin } from './origin.ts';

/** Calls in setup.py that take the version from the tag. */
const SCM = /\buse_scm_version\b|\bversioneer\.get_version\b|\bsetuptools_git_versioning\b/;
const NAMED = /\bversion\s*=\s*([A-Za-z_]\w*)\s*[,)]/;

/** setup.py and setup.cfg, as files that may say the version themselves. */
export function setupFiles({ inside }: Pick<PythonFacts, 'inside'>): VersionFile[] {
  return [
    { path: inside('setup.py'), format: 'setup.py', scheme: 'pep440', places: [versionAt('version')] },
    { path: inside('setup.cfg'), format: 'setup.cfg', scheme: 'pep440', places: [versionAt('metadata', 'version')] },
  ];
}

/** Where setup.cfg or setup.py has the version; null when neither is there or says anything of it. */
export async function setupOrigin(facts: PythonFacts): Promise<Origin | null> {
  return (await fromCfg(facts)) ?? (await fromPy(facts));
}

/** A value of setup.cfg that stands in one line; null without one. */
export async function cfgValue({ tree, inside }: PythonFacts, section: string, key: string): Promise<string | null> {
  const text = await tree.text(inside('setup.cfg'));
  const found = text === null ? undefined : iniOptions(text).find((one) => one.section === section && one.key === key);
  return found === undefined || found.value === '' ? null : found.value;
}

async function fromCfg(facts: PythonFacts): Promise<Origin | null> {
  const value = await cfgValue(facts, 'metadata', 'version');
  if (value === null) return null;
  const [, kind, rest = ''] = /^(attr|file):\s*(.+)$/.exec(value) ?? [];
  if (kind === 'attr') return attribute(facts.tree, facts.folder, rest);
  if (kind === 'file' && !rest.includes(','))
    return { from: 'files', files: [plainFile(facts.inside(rest), 'pep440')], why: `setup.cfg names ${rest}` };
  return { from: 'files', files: setupFiles(facts).slice(1), why: 'version in setup.cfg' };
}

async function fromPy(facts: PythonFacts): Promise<Origin | null> {
  const path = facts.inside('setup.py');
  const text = await facts.tree.text(path);
  if (text === null) return null;
  if (SCM.test(text)) return { from: 'tag', why: 'setup.py takes it from the tag' };
  const [file] = setupFiles(facts);
  if (file === undefined) return null;
  try {
    await readVersion(file, text);
    return { from: 'files', files: [file], why: 'version= in setup.py' };
  } catch (error) {
    if (!(error instanceof OpsError)) throw error;
    if (error.code === 'version-missing') return null;
    if (error.code !== 'version-computed') throw error;
    return whatItComputesFrom(facts, path, text);
  }
}

/** A variable of setup.py itself, a module that it reads `__version__` from, or the file VERSION that it opens. */
async function whatItComputesFrom(facts: PythonFacts, path: string, text: string): Promise<Origin> {
  const variable = NAMED.exec(text)?.[1];
  const own = variable === undefined ? null : await said(facts.tree, pythonFile(path, variable));
  if (own !== null) return { from: 'files', files: [own.file], why: `setup.py takes it from its variable ${variable}` };
  const modules = text.includes('__version__') ? await saidByModules(facts.tree, facts.folder, facts.name) : [];
  const [module, second] = modules;
  if (module !== undefined && second === undefined)
    return {
      from: 'files',
      files: [module.file],
      why: `setup.py computes it, and ${module.file.path} is the only __version__`,
    };
  const plain = /['"/](?:VERSION|version\.txt|VERSION\.txt)['"]/.test(text)
    ? await saidByPlain(facts.tree, facts.folder, 'pep440')
    : null;
  if (plain !== null) return { from: 'files', files: [plain.file], why: `setup.py reads ${plain.file.path}` };
  return computed('setup.py computes its version');
}
