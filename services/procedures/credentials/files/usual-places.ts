import type { World } from '#services/ports/world.ts';

/** Where people leave secrets: variables, start files and histories of shells, logins of tools. Below the home folder. */
const AT_HOME = [
  '.bashrc',
  '.bash_profile',
  '.bash_aliases',
  '.profile',
  '.zshrc',
  '.zprofile',
  '.zshenv',
  '.config/fish/config.fish',
  '.bash_history',
  '.zsh_history',
  '.local/share/fish/fish_history',
  '.github_token',
  '.npmrc',
  '.pypirc',
  '.netrc',
  '.git-credentials',
  '.aws/credentials',
];
/** In a project. */
const IN_PROJECT = ['.npmrc', '.git/config'];
const VARIABLES = /^\.env(?:\..+)?$/;

/** The files of the usual places that are there: at home, in the folder one stands in, and in the projects. */
export async function usualPlaces(
  { files, environment }: Pick<World, 'files' | 'environment'>,
  projects: readonly string[],
): Promise<readonly string[]> {
  const { home, cwd } = environment;
  const wanted = home === null ? [] : AT_HOME.map((name) => `${home}/${name}`);
  for (const folder of new Set([...(home === null ? [] : [home]), cwd, ...projects])) {
    wanted.push(...IN_PROJECT.map((name) => `${folder}/${name}`));
    const names = await files.list(folder).catch(() => []);
    wanted.push(
      ...names
        .filter(({ name, directory }) => !directory && VARIABLES.test(name))
        .map(({ name }) => `${folder}/${name}`),
    );
  }
  const there = await Promise.all(
    [...new Set(wanted)].map(async (path) =>
      (await files.stat(path).catch(() => null))?.kind === 'file' ? path : null,
    ),
  );
  return there.filter((path) => path !== null);
}
