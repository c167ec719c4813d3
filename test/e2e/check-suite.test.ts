import { execa } from 'execa';
import { expect, test } from 'vitest';

import { type Scratch, scratchCopy } from '../support/scratch.ts';

const TESTS = `import { expect, test } from 'vitest';
test('holds', () => expect(1).toBe(1));
test('cannot run here', ({ skip }) => {
  skip('no such device');
  expect(1).toBe(2);
});
`;
const CONFIGS = ['.oxfmtrc.json', 'oxlint.config.ts', 'vitest.config.ts', 'package.json', 'tsconfig.json'];
/** What the suite itself runs; other scripts import from the rooms, which are not copied. */
const SCRIPTS = ['check.ts', 'check', 'lint', 'registry.ts', 'registry', 'licences.ts', 'build', 'support'];

async function sound(): Promise<Scratch> {
  const scratch = await scratchCopy(...CONFIGS, ...SCRIPTS.map((script) => `scripts/${script}`));
  // The generated pages are written from the rooms, which are not here: this house has none.
  await scratch.write('scripts/docs.ts', 'export {};\n');
  await scratch.write('test/small.test.ts', TESTS);
  return scratch;
}

async function check({ path }: Scratch, strict: '' | '1') {
  const options = { cwd: path, reject: false, env: { CPM_TEST_STRICT: strict } } as const;
  const { exitCode, stdout } = await execa(process.execPath, ['scripts/check.ts', '--quick'], options);
  return { exitCode, stdout, last: stdout.split('\n').at(-1) };
}

test('says what was skipped and why; a skipped test is a failure where everything is said to be there', async () => {
  await using scratch = await sound();
  const { exitCode, stdout, last } = await check(scratch, '1');
  expect(stdout).toContain('skipped: test/small.test.ts > cannot run here (no such device)');
  expect(last).toMatch(/^\d+ passed, 1 failed, 0 skipped$/);
  expect(exitCode).toBe(1);
});

test('a broken test, a wall and a stray format each count, with what they say', async () => {
  await using scratch = await sound();
  await scratch.write(
    'screens/wall.tsx',
    "import { readFileSync } from 'node:fs';\n\nexport const read = readFileSync;\n",
  );
  await scratch.write('screens/format.ts', 'export const a = "1"\n');
  await scratch.write('test/broken.test.ts', "throw new Error('torn');\n");
  const { exitCode, stdout, last } = await check(scratch, '');
  expect(stdout).toContain('screens may import its own files');
  expect(stdout).toContain('screens/format.ts');
  expect(stdout).toContain('torn');
  expect(last).toMatch(/^\d+ passed, 3 failed, 1 skipped$/);
  expect(exitCode).toBe(1);
});
