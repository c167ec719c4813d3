import { joinPath } from '#domain/path.ts';
import type { Command, Ecosystem, ReleaseComponent } from '#domain/release/made/component.ts';
import type { Files } from '#services/ports/files.ts';
import { detectProject } from '#services/procedures/project/detect.ts';
import { projectTree } from '#services/procedures/project/tree.ts';

import { nodeReinstall } from './node.ts';
import type { Reinstall } from './params.ts';
import { BARE, pythonReinstall } from './python.ts';

const NODE: ReadonlySet<Ecosystem> = new Set(['npm', 'pnpm', 'yarn', 'yarn-berry', 'bun']);
/** Their dependencies lie in caches of the person, outside of the project. */
const ELSEWHERE: ReadonlySet<Ecosystem> = new Set(['cargo', 'go', 'version-file']);

/** What is asked about a project. */
export interface ReinstallQuestion {
  readonly files: Pick<Files, 'list' | 'read' | 'stat'>;
  /** Absolute. */
  readonly dir: string;
  readonly signal: AbortSignal;
  /** The person's own word for "it can be started" (`recovery.check`), of a trusted file only; null without one. */
  readonly check: Command | null;
}

/**
 * How the dependencies of a project are installed anew, a component each; empty when there is nothing to do. Reads only.
 * Throws OpsError as `detectProject` does, for instance for a manifest that cannot be parsed.
 */
export async function detectReinstalls({
  files,
  dir,
  signal,
  check,
}: ReinstallQuestion): Promise<readonly Reinstall[]> {
  const { components } = await detectProject({ files, dir, signal });
  const tree = projectTree(files, dir, signal);
  const found: Reinstall[] = [];
  for (const component of components) {
    const one = ELSEWHERE.has(component.ecosystem)
      ? null
      : await (NODE.has(component.ecosystem)
          ? nodeReinstall(tree, component)
          : pythonReinstall(tree, files, component));
    if (one !== null) found.push({ ...one, id: idOf(component, found) });
  }
  if (!components.some(({ ecosystem }) => !NODE.has(ecosystem) && !ELSEWHERE.has(ecosystem))) {
    const one = await pythonReinstall(tree, files, BARE);
    if (one !== null) found.push({ ...one, id: idOf(BARE, found) });
  }
  const last = found.at(-1);
  if (check === null || last === undefined) return found;
  const own = { what: [check.file, ...check.args].join(' '), command: check, dir: joinPath(dir) };
  return [...found.slice(0, -1), { ...last, checks: [...last.checks, own] }];
}

function idOf({ folder }: Pick<ReleaseComponent, 'folder'>, before: readonly Reinstall[]): string {
  const words = folder
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const wish = words === '' ? 'reinstall' : `reinstall-${words}`;
  const taken = before.filter(({ id }) => id === wish || id.startsWith(`${wish}-`)).length;
  return taken === 0 ? wish : `${wish}-${taken + 1}`;
}
