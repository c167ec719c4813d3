import { stripVTControlCharacters } from 'node:util';

import { checkCommand } from '#domain/release/publish/python-commands.ts';
import type { PackedPackage, WorkLimits } from '#services/ports/publishing.ts';
import type { CheckedPython } from '#services/ports/python-publishing.ts';
import type { Shell } from '#services/ports/shell.ts';

/** What twine finds wrong with the metadata of built files. */
export async function check(shell: Shell, files: readonly PackedPackage[], limits: WorkLimits): Promise<CheckedPython> {
  if ((await shell.which('twine')) === null)
    return {
      state: 'not-run',
      reason: 'twine is not on this machine; install it to check packages before they are published',
    };
  const command = checkCommand(files.map(({ path }) => path));
  const finished = await shell.run({ ...command, env: { NO_COLOR: '1', COLUMNS: '500' } }, limits);
  const lines = stripVTControlCharacters(`${finished.stdout}\n${finished.stderr}`)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = lines.filter((line) => /^(?:ERROR|WARNING)\b/.test(line)).map((line) => line.replace(/^\w+\s+/, ''));
  if (finished.exitCode === 0 || hasOnlyNoText(lines)) return { state: 'passed', by: 'twine check', warnings: found };
  if (finished.exitCode === 1 && lines.some((line) => /:\s*FAILED/.test(line)))
    return { state: 'failed', by: 'twine check', problems: found.length === 0 ? lines.slice(-1) : found };
  return { state: 'not-run', reason: `twine check did not work: ${lines.at(-1) ?? 'it printed nothing'}` };
}

/** twine calls a package without any description broken; an index takes it, and shows nothing. */
function hasOnlyNoText(lines: readonly string[]): boolean {
  const errors = lines.filter((line) => /^ERROR\b/.test(line)).length;
  return errors > 0 && errors === lines.filter((line) => /No content rendered from RST source/.test(line)).length;
}
