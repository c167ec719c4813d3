import { agreedVersion } from '#domain/release/made/agree.ts';
import type { DetectedProject, ReleaseComponent } from '#domain/release/made/component.ts';
import type { NodeManager } from '#domain/release/made/node-manager.ts';
import type { Files } from '#services/ports/files.ts';

import { deployScript, workflowThatPublishes } from './delivery.ts';
import { withLooseFiles } from './loose.ts';
import { detectNode } from './node/detect.ts';
import { tagPrefixOf } from './tag-prefix.ts';
import { type ProjectTree, projectTree } from './tree.ts';
import { detectVersionFile } from './version-file.ts';

export interface DetectRequest {
  readonly files: Pick<Files, 'list' | 'read'>;
  /** Absolute. */
  readonly dir: string;
  readonly signal: AbortSignal;
  /** The package manager a person named; it decides before anything that is found. */
  readonly manager?: NodeManager | null;
}

/** Manifests by which a folder is worth a look, and who looks; the rarer ones are loaded when there is one. */
const DETECTORS: readonly {
  readonly files: readonly string[];
  readonly detect: (tree: ProjectTree, folder: string, manager: NodeManager | null) => Promise<ReleaseComponent | null>;
}[] = [
  {
    files: ['package.json'],
    detect: detectNode,
  },
  {
    files: ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt'],
    detect: async (tree, folder) => (await import('./python/detect.ts')).detectPython(tree, folder),
  },
  { files: ['Cargo.toml'], detect: async (tree, folder) => (await import('./cargo.ts')).detectCargo(tree, folder) },
  { files: ['go.mod'], detect: async (tree, folder) => (await import('./go.ts')).detectGo(tree, folder) },
];

/** Folders one below a project whose manifests are not its own. */
const NOT_OWN = new Set(['node_modules', 'vendor', 'venv', 'test', 'tests', 'examples', 'docs', 'dist', 'build']);

/**
 * What a project is made of: every manifest in its own folder, else those in the folders one below, else a VERSION file. Only
 * reads. Throws OpsError (exit refused): `version-file-invalid` with file and line for a manifest that cannot be parsed,
 * `project-unreadable`, and what the files port throws for the folder itself.
 */
export async function detectProject({ files, dir, signal, manager = null }: DetectRequest): Promise<DetectedProject> {
  const tree = projectTree(files, dir, signal);
  const [components, deploy, publishingWorkflow] = await Promise.all([
    everyComponent(tree, manager),
    deployScript(tree),
    workflowThatPublishes(tree),
  ]);
  const said = components.flatMap(({ version, versionFiles: [file] }) =>
    version === null || file === undefined ? [] : [{ file, version }],
  );
  const { version, conflict } = await agreedVersion(said);
  const notes =
    components.length === 0 ? ['no manifest was recognised: the tag is the version, and nothing is published'] : [];
  const tagPrefix = await tagPrefixOf(tree, components);
  return { dir, components, version, tagPrefix, deployScript: deploy, publishingWorkflow, conflict, notes };
}

async function everyComponent(tree: ProjectTree, manager: NodeManager | null): Promise<readonly ReleaseComponent[]> {
  const own = await componentsIn(tree, '', manager);
  const found = own.length > 0 ? own : await below(tree, manager);
  const written = found.length > 0 ? null : await detectVersionFile(tree);
  return withLooseFiles(tree, written === null ? found : [written]);
}

async function componentsIn(
  tree: ProjectTree,
  folder: string,
  manager: NodeManager | null,
): Promise<ReleaseComponent[]> {
  const names = await tree.files(folder);
  const present = DETECTORS.filter((one) => one.files.some((name) => names.has(name)));
  const found = await Promise.all(present.map(({ detect }) => detect(tree, folder, manager)));
  return found.filter((one) => one !== null);
}

async function below(tree: ProjectTree, manager: NodeManager | null): Promise<ReleaseComponent[]> {
  const folders = (await tree.folders('')).filter((name) => !name.startsWith('.') && !NOT_OWN.has(name)).toSorted();
  return (await Promise.all(folders.map((folder) => componentsIn(tree, folder, manager)))).flat();
}
