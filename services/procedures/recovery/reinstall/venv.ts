import { joinPath } from '#domain/path.ts';
import type { Files } from '#services/ports/files.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

/** Where a project's virtual environment usually lies; the first one that is there is taken. */
const PLACES = ['.venv', 'venv', 'env', '.env'];

/** Files of that kind that every virtual environment has. */
const BROUGHT = /^(?:distutils-precedence|_virtualenv)\.pth$/;

/** The virtual environment of a component, or the one that will be made. */
export interface Venv {
  /** Absolute. It cannot be moved: its programs name this path. */
  readonly path: string;
  /** What makes the new one: the interpreter of the old one while that is there. */
  readonly python: string;
  /** Whether it sees the packages of the machine. */
  readonly system: boolean;
  /** Whether the project itself is installed in it by a reference to its folder. */
  readonly editable: boolean;
  readonly notes: readonly string[];
}

/** Looks for it in the component's folder. Reads only. */
export async function venvOf(tree: ProjectTree, files: Pick<Files, 'stat'>, folder: string): Promise<Venv> {
  const inside = (path: string) => (folder === '' ? path : `${folder}/${path}`);
  const there: string[] = [];
  for (const place of PLACES) if (await tree.has(inside(`${place}/pyvenv.cfg`))) there.push(place);
  // A broken one may have lost its settings; it still is what has to be replaced.
  const folders = new Set(await tree.folders(folder));
  const [place = PLACES.slice(0, 2).find((name) => folders.has(name)) ?? '.venv'] = there;
  const settings = settingsIn((await tree.text(inside(`${place}/pyvenv.cfg`))) ?? '');
  const told = settings.get('executable') ?? joinPath(settings.get('home') ?? '', 'python3');
  const isThere = told.startsWith('/') && (await files.stat(told).catch(() => null))?.kind === 'file';
  const others = there.filter((one) => one !== place);
  const isNew = !folders.has(place);
  return {
    path: joinPath(tree.dir, folder, place),
    python: isThere ? told : 'python3',
    system: settings.get('include-system-site-packages') === 'true',
    editable: await isEditable(tree, inside(place)),
    notes: [
      ...(isNew ? [`There is no virtual environment in the project; one is made in ${place}.`] : []),
      ...(settings.has('home') && !isThere
        ? [`The interpreter it was made with, ${told}, is gone; python3 is taken.`]
        : []),
      ...(others.length > 0 ? [`${others.join(' and ')} is left as it is.`] : []),
    ],
  };
}

function settingsIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, key, value] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value] as const];
    }),
  );
}

async function isEditable(tree: ProjectTree, venv: string): Promise<boolean> {
  for (const version of await tree.folders(`${venv}/lib`)) {
    const names = await tree.files(`${venv}/lib/${version}/site-packages`);
    if ([...names].some((name) => /^__editable__|\.egg-link$|\.pth$/.test(name) && !BROUGHT.test(name))) return true;
  }
  return false;
}
