import { readFile } from 'node:fs/promises';

import { expect, it } from 'vitest';

import { consoleCases } from '../support/console-blocks.ts';
import { runBuilt } from '../support/run-built.ts';

const cases = consoleCases(await readFile('README.md', 'utf8'));

it('has commands to try', () => {
  expect(cases.length).toBeGreaterThanOrEqual(3);
});

it.each(cases)('cpm-console $args prints what the page says (node scripts/readme.ts refreshes it)', async (wanted) => {
  const { args, output, exitCode } = wanted;
  expect(await runBuilt(args)).toEqual({ output, exitCode });
});
