import { textField } from '#domain/field.ts';
import { iniOptions } from '#domain/release/edits/setup-cfg.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

const SETUP_NAME = /\bname\s*=\s*(['"])([\w.-]+)\1/;

/** What a Python project calls itself: in pyproject.toml, setup.cfg or setup.py. */
export async function pythonName(
  tree: ProjectTree,
  inside: (path: string) => string,
  content: unknown,
): Promise<string | null> {
  const told =
    textField(content, 'project', 'name') ??
    textField(content, 'tool', 'poetry', 'name') ??
    textField(content, 'tool', 'flit', 'metadata', 'dist-name') ??
    textField(content, 'tool', 'flit', 'metadata', 'module');
  if (told !== null) return told;
  const cfg = await tree.text(inside('setup.cfg'));
  const inCfg =
    cfg === null ? undefined : iniOptions(cfg).find(({ section, key }) => section === 'metadata' && key === 'name');
  return inCfg?.value ?? SETUP_NAME.exec((await tree.text(inside('setup.py'))) ?? '')?.[2] ?? null;
}
