import { OpsError } from '#domain/errors.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Shell } from '#services/ports/shell.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';

import type { ProjectTool } from './project-tool.ts';

const PREVIEW_MS = 60_000;

/** Throws OpsError `changelog-tool-missing` for a tool that is set up and not installed. */
export function installedProgram({ program, tool, reason, hint }: ProjectTool): string {
  if (program !== null) return program;
  throw new OpsError(
    'changelog-tool-missing',
    `The changelog is made by ${tool} (${reason}), which is not installed.`,
    {
      hint,
      exit: 'refused',
    },
  );
}

/**
 * The entry of this release as the project's own tool makes it, to be read, edited and inserted; nothing is changed. Null
 * when the tool only writes. Throws OpsError `changelog-tool-missing`, and `changelog-tool-failed` with its last words.
 */
export async function toolEntry(
  world: { readonly shell: Pick<Shell, 'run'>; readonly environment: Environment },
  dir: string,
  tool: ProjectTool,
  signal: AbortSignal,
): Promise<string | null> {
  const file = installedProgram(tool);
  if (tool.preview === null) return null;
  const command = { file, args: tool.preview.args, cwd: dir, env: projectEnvironment(world.environment) };
  const { exitCode, stdout, stderr } = await world.shell.run(command, {
    signal,
    timeoutMs: PREVIEW_MS,
    maxBytes: 1 << 20,
  });
  const entry = stdout.replaceAll('\r\n', '\n').trim();
  if (exitCode === 0 && entry !== '') return `${entry}\n`;
  const words = stderr.trim().slice(-1000) || (exitCode === 0 ? 'it printed nothing' : `exit code ${exitCode}`);
  throw new OpsError('changelog-tool-failed', `${tool.tool} made no entry: ${words}`, {
    hint: `Run it by hand: ${[tool.preview.file, ...tool.preview.args].join(' ')}`,
    exit: 'refused',
  });
}
