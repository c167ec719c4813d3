/**
 * A folder whose files are found, not listed: drop a file in, run `npm run registry`, done.
 * `list` is the name of the exported array; each file's default export becomes an item, in order of file name
 * (or of the leading number when `numbered`). `skip` names helpers that live beside the pieces.
 */
export type Folder = {
  readonly dir: string;
  readonly list: string;
  readonly ext: '.ts' | '.tsx';
  readonly skip?: readonly string[];
};

export const FOLDERS: readonly Folder[] = [
  { dir: 'services/checks', list: 'kinds', ext: '.ts', skip: ['check.ts'] },
  { dir: 'screens/places', list: 'places', ext: '.tsx' },
  { dir: 'services/adapters/managers', list: 'managers', ext: '.ts' },
  { dir: 'services/providers', list: 'providers', ext: '.ts', skip: ['provider.ts'] },
  { dir: 'services/adapters/migrations', list: 'migrations', ext: '.ts' },
];
