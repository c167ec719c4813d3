import type { DetectedProject } from '#domain/release/made/component.ts';
import type { Chosen, DeployTarget, FolderCommand, ReleaseProfile } from '#domain/release/made/profile.ts';
import { mergeFiles } from '#domain/release/made/version-files.ts';

/** How a project is released when nobody wrote anything about it. */
export function detectedProfile(detected: DetectedProject): ReleaseProfile {
  const { components, tagPrefix, deployScript, publishingWorkflow } = detected;
  const publications = components.flatMap(({ publish }) => publish ?? []);
  const commands = (what: 'build' | 'test' | 'docs'): Chosen<readonly FolderCommand[]> => {
    const value = components.flatMap((one) => {
      const command = one[what];
      return command === null ? [] : [{ ...command, folder: one.folder }];
    });
    const by = components.filter((one) => one[what] !== null).map(({ ecosystem }) => ecosystem);
    return value.length === 0
      ? byDefault(value, `no ${what} command was found`)
      : seen(value, `found for ${by.join(' and ')}`);
  };
  const versionFiles = mergeFiles(components.flatMap((one) => one.versionFiles));
  return {
    build: commands('build'),
    test: commands('test'),
    docs: commands('docs'),
    versionFiles:
      versionFiles.length === 0
        ? byDefault(versionFiles, 'no file carries the version')
        : seen(versionFiles, components.flatMap(({ reasons }) => reasons.slice(0, 1)).join('; ')),
    tag:
      tagPrefix === null
        ? byDefault('v{version}', 'the usual tag')
        : seen(`${tagPrefix}{version}`, 'the package manager has a prefix for tags'),
    environments:
      deployScript === null
        ? byDefault<readonly DeployTarget[]>([], 'no deploy script was found')
        : seen(
            [deployTo('staging', deployScript), { ...deployTo('production', deployScript), asks: true }],
            `${deployScript} is there; production only when a person agrees or push.environments names it`,
          ),
    publish:
      publications.length === 0
        ? byDefault('never', 'there is nothing to publish')
        : publishingWorkflow === null
          ? seen('here', `${publications.map(({ name }) => name).join(' and ')} can be published`)
          : seen('ci', `${publishingWorkflow} publishes what is tagged`),
    publications: seen(publications, 'what the manifests say'),
    copy: byDefault([], 'nothing but what git has is in the tree that is released'),
    skip: byDefault([], 'nothing is skipped'),
    allow: byDefault([], 'nothing that looks like a secret is meant to be there'),
    announce: byDefault({}, 'nobody is told'),
    in: byDefault('worktree', 'your own files are not touched'),
    steps: byDefault([], 'no steps of your own'),
    stage: byDefault(true, 'where the registry has one'),
    idle: byDefault(null, 'two to ten minutes, by what runs'),
  };
}

function deployTo(name: string, script: string): DeployTarget {
  return { name, command: { file: script, args: [name] }, gate: [], gateMs: null };
}

function seen<Value>(value: Value, why: string): Chosen<Value> {
  return { value, reason: { from: 'detected', why } };
}

function byDefault<Value>(value: Value, why: string): Chosen<Value> {
  return { value, reason: { from: 'default', why } };
}
