import { execa } from 'execa';
import { expect, test } from 'vitest';

const load = "import('ink-table').then(() => console.log('loaded'), (error) => console.log(error.code))";

test('ink-table does not load beside this ink; when it does, look at docs/adr/0007-ink-table.md again', async () => {
  const { stdout } = await execa(process.execPath, ['-e', load]);
  expect(stdout).toBe('ERR_REQUIRE_ASYNC_MODULE');
});
