import { parse, patch } from '@decimalturn/toml-patch';
import { expect, test } from 'vitest';

import { editVersion } from '#domain/release/edits/edit.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';

const FILE: VersionFile = {
  path: 'pyproject.toml',
  format: 'toml',
  scheme: 'pep440',
  places: [{ at: ['project', 'version'], role: 'version' }],
};

/** Another editor of TOML that is known to keep bytes: both must write the same text. */
test.each([
  '[project]\nname = "a"\nversion = "1.2.3"\n',
  '# top\r\n[project]\r\nversion = "1.2.3" # why\r\nname = "a"\r\n',
  '\u{FEFF}[project]\nversion = "1.2.3"\n',
  "[project]\nversion = '1.2.3'\n",
  '[project]\n\tversion = "1.2.3"\n\tx = 1 # c\n',
  'project = { name = "a", version = "1.2.3" }\n',
  'project.name = "a"\nproject.version = "1.2.3"\n',
  '[project]\ndescription = """\nversion = "1.2.3"\n"""\nversion = "1.2.3"\n',
  '[project]\nversion = "1.2.3"',
  '[project]\nversion = "1.2.3"\nkeywords = [\n  "a", # one\n  "b",\n]\n\n[[tool.x]]\nversion = "1.2.3"\n',
])('toml-patch writes the same: %j', async (text) => {
  const tree = parse(text) as { project: Record<string, unknown> };
  const theirs = patch(text, { ...tree, project: { ...tree.project, version: '2.0.0rc1' } });
  expect((await editVersion(FILE, text, '2.0.0rc1')).text).toBe(theirs);
});
