import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { OpsError } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import { buildCommand, buildNext, type PythonBuilder } from '#domain/release/publish/python-commands.ts';
import { failedProgram } from '#services/adapters/publishing/failed-program.ts';
import type { WorkLimits } from '#services/ports/publishing.ts';
import type { BuiltPython } from '#services/ports/python-publishing.ts';
import type { Command, Finished, Shell } from '#services/ports/shell.ts';

import { readPythonArchive } from './archive.ts';

const MOST_BYTES = 1024 * 1024;
const ARCHIVE = /\.(?:whl|tar\.gz)$/;

/** Builds a project and says what is in the archives, read from them. */
export async function build(
  { shell, environment }: { readonly shell: Shell; readonly environment: NodeJS.ProcessEnv },
  work: { folder: string; out: string; python?: string | undefined },
  limits: WorkLimits,
): Promise<BuiltPython> {
  const { folder, out, python = 'python3' } = work;
  await mkdir(out, { recursive: true, mode: 0o700 });
  if ((await readdir(out)).length > 0)
    throw new OpsError('pack-failed', `${out} is not empty, so what is built there could be something else.`, {
      hint: 'Name an empty folder.',
    });
  const run = async (by: PythonBuilder): Promise<{ command: Command; finished: Finished }> => {
    const command = {
      ...buildCommand(by, python, folder, out),
      cwd: out,
      env: { ...pipSettings(environment), PIP_DISABLE_PIP_VERSION_CHECK: '1', NO_COLOR: '1' },
    };
    return { command, finished: await shell.run(command, { ...limits, maxBytes: MOST_BYTES }) };
  };
  let done = await run((await shell.which('uv')) === null ? 'here' : 'uv');
  const said = stripVTControlCharacters(done.finished.stdout + done.finished.stderr);
  const next = done.finished.exitCode === 0 ? null : buildNext(said, await buildRequires(folder));
  if (next !== null) done = await run(next);
  const { command, finished } = done;
  if (finished.exitCode !== 0) throw failure(python, command, finished);
  const names = (await readdir(out)).filter((name) => ARCHIVE.test(name)).toSorted();
  if (names.length === 0)
    throw new OpsError('pack-failed', `${command.file} built nothing into ${out}.`, {
      hint: 'Run it by hand to see why.',
    });
  const files = await Promise.all(names.map((name) => readPythonArchive(join(out, name))));
  return {
    files,
    by: [command.file, ...command.args.filter((word) => ![out, folder, '--outdir', '--out-dir'].includes(word))].join(
      ' ',
    ),
  };
}

/** Where pip finds what a build needs, as far as there is no password in it: build backends are other people's programs. */
function pipSettings(environment: NodeJS.ProcessEnv): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && /^PIP_[A-Z_]+$/.test(name) && !/:\/\/[^/\s]*@/.test(value)) found[name] = value;
  return found;
}

/** What the project wants to be built with; nothing when it does not say. */
async function buildRequires(folder: string): Promise<string[]> {
  const { parse } = await import('smol-toml');
  try {
    const requires = field(parse(await readFile(join(folder, 'pyproject.toml'), 'utf8')), 'build-system', 'requires');
    return Array.isArray(requires) ? requires.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function failure(python: string, command: Command, finished: Finished): OpsError {
  if (/No module named build\b/.test(finished.stderr))
    return new OpsError('tool-missing', `The Python of ${python} has no module build, which makes packages.`, {
      hint: `Install it: ${python} -m pip install build`,
    });
  return failedProgram('pack-failed', command, finished);
}
