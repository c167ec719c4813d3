import { field, textField } from '#domain/field.ts';
import { joinPath } from '#domain/path.ts';
import type { ReleaseComponent } from '#domain/release/made/component.ts';
import { rangesOf } from '#domain/release/made/node-manifest.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import type { Check } from './params.ts';

/** Looks where Node would look for each package, and runs none of their code. */
const FIND = `const { existsSync } = require('node:fs'), { join } = require('node:path');
const from = require('node:module').createRequire(join(process.cwd(), 'package.json'));
const gone = process.argv.slice(1).filter((name) =>
  !(from.resolve.paths(name) ?? []).some((folder) => existsSync(join(folder, name, 'package.json'))));
if (gone.length > 0) { console.error('not installed: ' + gone.join(', ')); process.exit(1); }`;

const ENTRY = /\.[cm]?js$/;

/**
 * What says that the dependencies of a Node component are complete and that it could be started. Nothing of it runs code
 * of the project or of a package: that a start has no effects is not known. `recovery.check` is the person's own word for it.
 */
export async function nodeChecks(
  tree: ProjectTree,
  { ecosystem, folder, install }: ReleaseComponent,
  { manifest, isPlugged }: { readonly manifest: unknown; readonly isPlugged: boolean },
): Promise<readonly Check[]> {
  const dir = joinPath(tree.dir, folder);
  const names = Object.keys(rangesOf(manifest, 'dependencies')).toSorted();
  const entry = entryOf(manifest);
  const checks: Check[] = [];
  if (ecosystem === 'npm' && install !== null)
    checks.push({
      what: 'what is installed fits the manifest',
      command: { file: 'npm', args: ['ls', '--omit=dev', '--all', '--parseable'] },
      dir,
    });
  if (names.length > 0 && !isPlugged)
    checks.push({
      what: names.length === 1 ? `${names[0]} is there` : `all ${names.length} dependencies are there`,
      command: { file: 'node', args: ['-e', FIND, ...names] },
      dir,
    });
  if (entry !== null && ENTRY.test(entry) && (await tree.has(joinPath(folder, entry))))
    checks.push({ what: `${entry} can be parsed`, command: { file: 'node', args: ['--check', entry] }, dir });
  return checks;
}

/** What Node starts: `main`, the default of `exports`, or the first program. */
function entryOf(manifest: unknown): string | null {
  const bin = field(manifest, 'bin');
  const first: unknown = typeof bin === 'object' && bin !== null ? Object.values(bin)[0] : bin;
  const told =
    textField(manifest, 'main') ??
    textField(manifest, 'exports', '.', 'default') ??
    textField(manifest, 'exports') ??
    (typeof first === 'string' ? first : 'index.js');
  const path = joinPath(told);
  return path.startsWith('..') ? null : path;
}
