import { OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import { readVersion } from '#domain/release/edits/edit.ts';
import { agreedVersion, type SaidVersion } from '#domain/release/made/agree.ts';
import type { DetectedProject } from '#domain/release/made/component.ts';
import type { ReleaseProfile } from '#domain/release/made/profile.ts';
import type { Files } from '#services/ports/files.ts';

/** Why the files that carry the version cannot be released as they are. */
export interface VersionProblem {
  readonly id: string;
  readonly text: string;
  readonly hint: string;
}

export interface DeclaredVersion {
  /** As semver; null when only the tag knows, or when there is a problem. */
  readonly version: string | null;
  readonly problems: readonly VersionProblem[];
}

const NAME_THEM = 'Name the files that carry it in push.versionFiles.';
/** Larger files carry no version. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The version that the files of a profile say now, and what is wrong with them. Files that a person named are read, those that
 * were found were read already.
 */
export async function declaredVersion(
  files: Pick<Files, 'read'>,
  detected: DetectedProject,
  { versionFiles }: Pick<ReleaseProfile, 'versionFiles'>,
): Promise<DeclaredVersion> {
  const { from } = versionFiles.reason;
  if (from === 'detected' || from === 'default') return asDetected(detected);
  const said: SaidVersion[] = [];
  const problems: VersionProblem[] = [];
  for (const file of versionFiles.value.filter(({ places }) => places.some(({ role }) => role === 'version'))) {
    const text = await files.read(joinPath(detected.dir, file.path), MAX_BYTES);
    if (text === null) {
      problems.push({
        id: 'version-file-missing',
        text: `There is no ${file.path}, which ${versionFiles.reason.why} names.`,
        hint: 'Correct the name.',
      });
      continue;
    }
    try {
      said.push({ file, version: await readVersion(file, text) });
    } catch (error) {
      if (!(error instanceof OpsError)) throw error;
      problems.push({ id: error.code, text: error.message, hint: error.hint ?? NAME_THEM });
    }
  }
  const { version, conflict } = await agreedVersion(said);
  if (conflict !== null) problems.push(differing(conflict));
  return { version: problems.length > 0 ? null : version, problems };
}

function asDetected({ components, version, conflict }: DetectedProject): DeclaredVersion {
  const unknown = components
    .filter(({ versionFrom }) => versionFrom === 'unknown')
    .map(({ ecosystem, warnings }) => ({
      id: 'version-unknown',
      text: warnings[0] ?? `The version of the ${ecosystem} part is not known.`,
      hint: NAME_THEM,
    }));
  const problems = [...unknown, ...(conflict === null ? [] : [differing(conflict)])];
  return { version: problems.length > 0 ? null : version, problems };
}

function differing(conflict: string): VersionProblem {
  return { id: 'versions-differ', text: `${conflict}.`, hint: 'Correct the files, and commit.' };
}
