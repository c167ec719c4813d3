import { randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';

import type { Repository } from './repository.ts';

/** A token in the shape of a real one that opens nothing, made for this run: none is ever written into this project. */
export const plausibleToken = (): string =>
  `ghp_${randomBytes(64)
    .toString('base64')
    .replaceAll(/[^A-Za-z\d]/g, '')
    .slice(0, 36)}`;

/** Where a secret hides in an npm package of the laboratory, and how it gets there. */
export const HIDING_PLACES = {
  'a tracked file': (repository, token) => repository.commit('feat: connect', { 'src/connect.js': line(token) }),
  'an older commit': async (repository, token) => {
    await repository.commit('feat: connect', { 'src/connect.js': line(token) });
    await repository.commit('fix: forget it again', { 'src/connect.js': null });
  },
  'a reviewed path': (repository, token) => repository.write({ 'notes.txt': line(token) }),
  'a packed but ignored file': async (repository, token) => {
    await repository.commit('build: bring the settings along', {
      'scripts/build.js': BUILD,
      'src/settings.example.js': 'export {};\n',
    });
    await appendFile(repository.at('.git/info/exclude'), 'src/settings.js\n');
    await repository.write({ 'src/settings.js': line(token) });
  },
  'a commit message': (repository, token) => repository.commit(`fix: log in\n\nIt works with ${token} here.`),
} satisfies Readonly<Record<string, (repository: Repository, token: string) => Promise<unknown>>>;

export type HidingPlace = keyof typeof HIDING_PLACES;

/** Hides a fresh token and returns it. */
export async function hideSecret(repository: Repository, place: HidingPlace): Promise<string> {
  const token = plausibleToken();
  await HIDING_PLACES[place](repository, token);
  return token;
}

const line = (token: string) => `export const token = '${token}';\n`;

/** The build copies what git ignores into what is packed. */
const BUILD = `import { cpSync, existsSync, mkdirSync } from 'node:fs';

mkdirSync('dist', { recursive: true });
cpSync('src/index.js', 'dist/index.js');
if (existsSync('src/settings.js')) cpSync('src/settings.js', 'dist/settings.js');
`;
