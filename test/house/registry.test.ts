import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { runScript } from '../support/run-script.ts';
import { cloned, type Scratch, scratchCopy } from '../support/scratch.ts';

const REGISTRY = 'scripts/registry.ts';

const command = (name: string, more = '') => `
import { helper } from '#cli/command.ts';
export default helper({ name: '${name}', group: 'noun', summary: 'It\\'s about ${name}.', usage: '${name} [--all]',
  options: { all: { type: 'boolean', short: 'a', summary: 'Everything | more.' } },
  verbs: { list: { summary: 'Lists them.' } }, examples: ['cpm-console ${name}'], run: () => 0, ${more} });
`;

/** A house with one piece of every kind, and its registries as they should be. */
async function firstHouse(): Promise<Scratch> {
  const scratch = await scratchCopy('package.json', '.oxfmtrc.json', 'scripts');
  await scratch.write('services/checks/check.ts', 'export const defineCheck = (check: object) => check;\n');
  await scratch.write('services/checks/load.ts', "export default { kind: 'load' };\n");
  await scratch.write('services/adapters/migrations/2-second.ts', 'export default { number: 2 };\n');
  await scratch.write('services/adapters/migrations/10-tenth.ts', 'export default { number: 10 };\n');
  await scratch.write('screens/places/home.tsx', "export default { id: 'home' };\n");
  await scratch.write('src/cli/command.ts', 'export const helper = <T>(it: T): T => it;\n');
  await scratch.write('src/cli/commands/health.ts', command('health'));
  expect(await runScript(scratch.path, REGISTRY)).toMatchObject({ exitCode: 0 });
  return scratch;
}

let first: Scratch;
beforeAll(async () => {
  first = await firstHouse();
});
afterAll(() => first[Symbol.asyncDispose]());

const house = (): Promise<Scratch> => cloned(first);
const read = (scratch: Scratch, file: string) => readFile(join(scratch.path, file), 'utf8');

test('what is written is current and formatted, and writing again changes nothing', async () => {
  await using scratch = await house();
  expect(await runScript(scratch.path, REGISTRY, '--check')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  expect(await runScript(scratch.path, REGISTRY)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  const options = { cwd: scratch.path, preferLocal: true, localDir: process.cwd() };
  await execa('oxfmt', ['--check', 'src/cli/registry.ts', 'services/checks/registry.ts'], options);
});

test.each([
  {
    piece: 'services/checks/file-age.ts',
    text: 'export default {};\n',
    registry: 'services/checks/registry.ts',
    says: 'kinds = [fileAge, load]',
  },
  {
    piece: 'screens/places/projects.tsx',
    text: 'export default {};\n',
    registry: 'screens/places/registry.ts',
    says: 'places = [home, projects]',
  },
  {
    piece: 'src/cli/commands/learn.ts',
    text: command('learn'),
    registry: 'src/cli/registry.ts',
    says: "import('./commands/learn.ts')",
  },
])('adding $piece is one new file, and forgetting its registry is told', async ({ piece, text, registry, says }) => {
  await using scratch = await house();
  await scratch.write(piece, text);
  const stale = await runScript(scratch.path, REGISTRY, '--check');
  expect(stale).toEqual({ exitCode: 1, stdout: '', stderr: `${registry} is stale: run npm run registry` });
  expect(await runScript(scratch.path, REGISTRY)).toMatchObject({ exitCode: 0, stdout: `wrote ${registry}` });
  expect(await read(scratch, registry)).toContain(says);
});

test('migrations keep the order of their numbers', async () => {
  await using scratch = await house();
  expect(await read(scratch, 'services/adapters/migrations/registry.ts')).toContain('migrations = [second2, tenth10]');
});

test('the command table holds what a command says and loads the rest only when it runs', async () => {
  await using scratch = await house();
  const text = await read(scratch, 'src/cli/registry.ts');
  expect(text).toContain(`all: { type: 'boolean', short: 'a', summary: 'Everything | more.' }`);
  expect(text).toContain("load: () => import('./commands/health.ts')");
  expect(text).not.toMatch(/\brun:|^import (?!type)/m);
});

test('a command that is not plain data is refused by name', async () => {
  await using scratch = await house();
  await scratch.write('src/cli/commands/odd.ts', command('odd', 'hint: { text: () => 1 }'));
  const { exitCode, stderr } = await runScript(scratch.path, REGISTRY);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('odd.ts: hint.text is a function');
});

test('a table torn by a merge is written anew even when a command imports it', async () => {
  await using scratch = await house();
  const before = await read(scratch, 'src/cli/registry.ts');
  await scratch.write('src/cli/registry.ts', `<<<<<<< ours\n${before}`);
  const self = "import { commands } from '#cli/registry.ts';\nexport const count = () => commands.length;\n";
  await scratch.write('src/cli/commands/health.ts', self + command('health'));
  expect(await runScript(scratch.path, REGISTRY)).toMatchObject({ exitCode: 0 });
  expect(await read(scratch, 'src/cli/registry.ts')).toBe(before);
});

test('docs/commands.md follows the table', async () => {
  await using scratch = await house();
  expect(await runScript(scratch.path, 'scripts/docs.ts')).toMatchObject({ exitCode: 0 });
  const page = await read(scratch, 'docs/commands.md');
  for (const part of ['### health', "It's about health.", '| `-a, --all` | Everything \\| more. |', '#### health list'])
    expect(page).toContain(part);
  await scratch.write('src/cli/commands/learn.ts', command('learn'));
  await runScript(scratch.path, REGISTRY);
  const stale = await runScript(scratch.path, 'scripts/docs.ts', '--check');
  expect(stale).toMatchObject({ exitCode: 1, stderr: 'docs/commands.md is stale: run node scripts/docs.ts' });
});
