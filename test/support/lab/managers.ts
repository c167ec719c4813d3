import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { type Installed, installed } from './installed.ts';
import type { Lab } from './lab.ts';

const PROGRAMS = {
  npm: 'npm/bin/npm-cli.js',
  npx: 'npm/bin/npx-cli.js',
  pnpm: 'pnpm/bin/pnpm.mjs',
  yarn: 'yarn/bin/yarn.js',
  berry: '@yarnpkg/cli-dist/bin/yarn.js',
} as const;

/** All of them come from the npm registry, yarn 4 as `@yarnpkg/cli-dist`; corepack is not needed. */
const managers = (): Promise<Installed> => installed(join(import.meta.dirname, 'managers'));

/** Why there are no package managers to test with; null when there are. */
export const managersMissing = async (): Promise<string | null> => (await managers()).missing;

/**
 * Puts package managers of known versions on the PATH of the lab: npm (one that stages), pnpm, and `yarn` as yarn 1 or,
 * when asked for `berry`, as yarn 4.
 */
export async function takeManagers(lab: Lab, ...names: readonly (keyof typeof PROGRAMS)[]): Promise<void> {
  const { path, missing } = { path: '', ...(await managers()) };
  if (missing !== null) throw new Error(missing);
  for (const name of names) {
    const link = lab.at('bin', name === 'berry' ? 'yarn' : name);
    await rm(link, { force: true });
    await symlink(join(path, 'node_modules', PROGRAMS[name]), link);
  }
}
