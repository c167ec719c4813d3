import { OpsError } from '#domain/errors.ts';

import type { ReleaseComponent } from './component.ts';

/** The version components agree on, as semver, and what there is to say when they do not. */
export async function agreedVersion(
  components: readonly ReleaseComponent[],
): Promise<{ readonly version: string | null; readonly notes: readonly string[] }> {
  const said: { version: string; written: string; path: string }[] = [];
  const notes: string[] = [];
  for (const { version: written, versionFiles } of components) {
    const [first] = versionFiles;
    if (written === null || first === undefined) continue;
    const version = first.scheme === 'pep440' ? await semverOf(written, first.path, notes) : written;
    if (version !== null) said.push({ version, written, path: first.path });
  }
  const [first] = said;
  const other = said.find(({ version }) => version !== first?.version);
  if (first === undefined || other === undefined) return { version: first?.version ?? null, notes };
  const told = `${first.path} says ${first.written}, ${other.path} ${other.written}: make them agree before a release`;
  return { version: null, notes: [...notes, told] };
}

async function semverOf(written: string, path: string, notes: string[]): Promise<string | null> {
  if (/^\d+\.\d+\.\d+$/.test(written)) return written;
  const { fromPep440 } = await import('#domain/release/versions/pep440.ts');
  try {
    return fromPep440(written);
  } catch (error) {
    if (!(error instanceof OpsError)) throw error;
    notes.push(`${path}: ${error.message}`);
    return null;
  }
}
