import { OpsError } from '#domain/errors.ts';
import type { DetectedProject, ReleaseComponent, WorkspacePackage } from '#domain/release/made/component.ts';
import { nodeCommands } from '#domain/release/made/node-commands.ts';
import { isNodeManager } from '#domain/release/made/node-manager.ts';

/** One package of a monorepo as a project of its own, and the folder it is in. */
export interface OnePackage {
  readonly detected: DetectedProject;
  readonly folder: string;
}

/**
 * A package of a monorepo, by its name or its folder: its version, files, commands and publication, with the dependencies of
 * the whole. Throws OpsError `no-such-package` (exit usage) that names those there are.
 */
export function packageOf(detected: DetectedProject, wanted: string): OnePackage {
  for (const component of detected.components) {
    const found = component.workspaces.find(({ name, folder }) => name === wanted || folder === wanted);
    if (found === undefined) continue;
    const components = [packageComponent(component, found), dependenciesOnly(component)];
    return {
      folder: found.folder,
      detected: { ...detected, components, version: found.version, conflict: null, notes: [] },
    };
  }
  const names = detected.components.flatMap(({ workspaces }) => workspaces.map(({ name, folder }) => name ?? folder));
  throw new OpsError('no-such-package', `There is no package ${wanted} in this project.`, {
    hint: names.length === 0 ? 'It is no monorepo: leave --package out.' : `Its packages are ${names.join(', ')}.`,
    exit: 'usage',
  });
}

function packageComponent(whole: ReleaseComponent, one: WorkspacePackage): ReleaseComponent {
  const publish = whole.released === 'full' ? one.publish : null;
  const { ecosystem } = whole;
  const commands = isNodeManager(ecosystem)
    ? nodeCommands(ecosystem, one.scripts, { lock: false, dependencies: false, publication: publish !== null })
    : { build: null, test: null, docs: null, pack: null };
  return {
    ...whole,
    ...commands,
    install: null,
    lockFile: null,
    folder: one.folder,
    name: one.name,
    private: one.private,
    version: one.version,
    versionFrom: one.version === null ? 'tag' : 'files',
    versionFiles: one.version === null ? [] : one.versionFiles,
    reasons: [`${ecosystem}, one package of a monorepo, in ${one.folder}`],
    scripts: one.scripts,
    publish,
    workspaces: [],
  };
}

/** The whole as far as one of its packages needs it. */
function dependenciesOnly(whole: ReleaseComponent): ReleaseComponent {
  return {
    ...whole,
    version: null,
    versionFrom: 'tag',
    versionFiles: [],
    reasons: ['its dependencies are those of the whole monorepo'],
    scripts: {},
    build: null,
    test: null,
    docs: null,
    pack: null,
    publish: null,
    workspaces: [],
  };
}
