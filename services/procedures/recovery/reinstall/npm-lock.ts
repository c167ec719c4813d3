import { messageOf, OpsError } from '#domain/errors.ts';
import { field, textField } from '#domain/field.ts';
import { isJsonObject, parseJson } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

export interface NpmLock {
  /** Folders below the component's in which npm keeps packages, besides its own. */
  readonly homes: readonly string[];
  /** Digests (`sha512-…`) of what has to come from a registry or a cache. */
  readonly remote: readonly string[];
  /** How many have to come from elsewhere and have no digest: git addresses, mostly. */
  readonly unsealed: number;
}

/** Why a lock file cannot be followed. */
interface Broken {
  readonly why: string;
  readonly hint: string;
}

/** What a lock file of npm says of where packages come from and go to. `path` is below the project. */
export async function npmLock(tree: ProjectTree, path: string): Promise<NpmLock | Broken> {
  const text = await tree.text(path).catch((thrown: unknown) => {
    if (thrown instanceof OpsError) return null;
    throw new OpsError('project-unreadable', messageOf(thrown), { exit: 'refused', cause: thrown });
  });
  return readNpmLock(text, joinPath(tree.dir, path));
}

/** The same of its text. Pure. */
export function readNpmLock(text: string | null, path: string): NpmLock | Broken {
  const hint = `Bring it back (git checkout -- ${path.split('/').at(-1)}), or choose the level reset.`;
  const lock = text === null ? undefined : parseJson(text);
  if (!isJsonObject(lock)) return { why: `${path} is no lock file: it is cut off, or was merged by halves.`, hint };
  const packages = field(lock, 'packages');
  const entries: [string, unknown][] =
    typeof packages === 'object' && packages !== null ? Object.entries(packages) : [];
  const homes = new Set<string>();
  const remote: string[] = [];
  let unsealed = 0;
  for (const [place, entry] of entries) {
    const [, home = ''] = /^(.+?)\/node_modules\//.exec(place) ?? [];
    if (home !== '' && !home.split('/').includes('node_modules')) homes.add(home);
    if (!place.includes('node_modules/') || isLocal(entry)) continue;
    const digest = textField(entry, 'integrity');
    if (digest === null) unsealed += 1;
    else remote.push(digest);
  }
  return { homes: [...homes], remote, unsealed };
}

/** Links, folders of the project, what a package brings along, and what only another machine needs. */
function isLocal(entry: unknown): boolean {
  const from = textField(entry, 'resolved') ?? '';
  return (
    field(entry, 'link') === true ||
    field(entry, 'inBundle') === true ||
    from.startsWith('file:') ||
    (field(entry, 'optional') === true && (field(entry, 'os') !== undefined || field(entry, 'cpu') !== undefined))
  );
}
