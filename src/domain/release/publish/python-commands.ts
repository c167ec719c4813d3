import type { Command } from '#domain/release/made/component.ts';

/** `trusting`: here, although something is missing that the backend asks for and may not need. */
export type PythonBuilder = 'uv' | 'here' | 'trusting' | 'isolated';

const WHERE: Readonly<Record<Exclude<PythonBuilder, 'uv'>, readonly string[]>> = {
  here: ['--no-isolation'],
  trusting: ['--no-isolation', '--skip-dependency-check'],
  isolated: [],
};

/** Builds a source archive and a wheel of `folder` into `out`; run it from elsewhere: a folder named build would be imported. */
export function buildCommand(by: PythonBuilder, python: string, folder: string, out: string): Command {
  if (by === 'uv') return { file: 'uv', args: ['build', '--out-dir', out, folder] };
  return { file: python, args: ['-m', 'build', ...WHERE[by], '--outdir', out, folder] };
}

/**
 * How to build after a build here failed because something is not installed; null when the failure was another one.
 * `requires` are the project's own words (`build-system.requires`). The list of the failure names each of them on a line,
 * and on the next line what it lacks itself (`hatchling`, `editables>=0.3`), which it may not need; a line without that is
 * missing altogether, and is installed in an environment made for this build.
 */
export function buildNext(output: string, requires: readonly string[]): 'trusting' | 'isolated' | null {
  const [, list] = /Missing dependencies:\s*\n((?:\s+\S.*(?:\n|$))+)/.exec(output) ?? [];
  if (list === undefined) return null;
  const plain = (text: string) => text.replaceAll(/\s/g, '');
  const own = new Set(requires.map((requirement) => plain(requirement)));
  const lines = list
    .trim()
    .split('\n')
    .map((line) => plain(line));
  const isLacking = (at: number) =>
    own.has(lines[at] ?? '') && lines[at + 1] !== undefined && !own.has(lines[at + 1] ?? '');
  for (let at = 0; at < lines.length; at += 2) if (!isLacking(at)) return 'isolated';
  return 'trusting';
}

/** The address is in the environment of the child together with the credential. */
export function uploadCommand(by: 'uv' | 'twine', files: readonly string[]): Command {
  if (by === 'uv') return { file: 'uv', args: ['publish', ...files] };
  return { file: 'twine', args: ['upload', '--non-interactive', '--disable-progress-bar', ...files] };
}

export function checkCommand(files: readonly string[]): Command {
  return { file: 'twine', args: ['check', ...files] };
}
