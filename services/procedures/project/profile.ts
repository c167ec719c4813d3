import type { VersionFile } from '#domain/release/edits/version-file.ts';
import type { DetectedProject } from '#domain/release/made/component.ts';
import { namedVersionFile } from '#domain/release/made/named-version-file.ts';
import type { Chosen, ReleaseProfile } from '#domain/release/made/profile.ts';
import type { NamedVersionFile, PushSettings, SettingsLayer } from '#domain/release/made/settings.ts';
import { mergeFiles } from '#domain/release/made/version-files.ts';

import { detectedProfile } from './detected-profile.ts';

/**
 * How a project is released: what a person wrote, the first layer that says it, else what was detected. Every value comes
 * with where it is from. Pure.
 */
export function profileOf(detected: DetectedProject, configured: readonly SettingsLayer[] | null): ReleaseProfile {
  const layers = configured ?? [];
  const found = detectedProfile(detected);
  const choose = <Value>(
    key: string,
    read: (settings: PushSettings) => Value | undefined,
    otherwise: Chosen<Value>,
  ) => {
    for (const { from, where, settings } of layers) {
      const value = read(settings);
      if (value !== undefined) return { value, reason: { from, why: `push.${key} in ${where}` } };
    }
    return otherwise;
  };
  const commands = (key: 'build' | 'test' | 'docs') =>
    choose(key, (settings) => settings[key]?.map((command) => ({ ...command, folder: '' })), found[key]);
  const publish = choose('publish', (settings) => settings.publish, found.publish);
  return {
    build: commands('build'),
    test: commands('test'),
    docs: commands('docs'),
    versionFiles: choose(
      'versionFiles',
      (settings) => files(settings.versionFiles, found.versionFiles.value),
      found.versionFiles,
    ),
    tag: choose('tag', (settings) => settings.tag, found.tag),
    environments: choose('environments', (settings) => settings.environments, found.environments),
    publish,
    publications: publish.value === 'never' ? { value: [], reason: publish.reason } : found.publications,
    stage: choose('stage', (settings) => settings.stage, found.stage),
    copy: choose('worktree.copy', (settings) => settings.worktree?.copy, found.copy),
    skip: choose('skip', (settings) => settings.skip, found.skip),
    allow: choose('allow', (settings) => settings.allow, found.allow),
    announce: choose('announce', (settings) => settings.announce, found.announce),
    in: choose('in', (settings) => settings.in, found.in),
    steps: choose('steps', (settings) => settings.steps, found.steps),
    idle: choose('idle', (settings) => settings.idle, found.idle),
  };
}

/** The package manager a person named, for {@link detectProject}; null when nobody did. */
export function namedManager(configured: readonly SettingsLayer[] | null): NonNullable<PushSettings['manager']> | null {
  return configured?.map(({ settings }) => settings.manager).find((manager) => manager !== undefined) ?? null;
}

/** `detected` in a list stands for all that was found; a file that was found is edited as it was found. */
function files(
  named: readonly NamedVersionFile[] | undefined,
  found: readonly VersionFile[],
): readonly VersionFile[] | undefined {
  if (named === undefined) return undefined;
  const all = named.flatMap((one) => {
    if (one === 'detected') return found;
    const known =
      one.key === undefined && one.pattern === undefined ? found.filter(({ path }) => path === one.path) : [];
    return known.length > 0 ? known : [namedVersionFile(one)];
  });
  return mergeFiles(all);
}
