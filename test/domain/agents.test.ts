import { expect, test } from 'vitest';

import { AGENTS, versionIn } from '#domain/agents.ts';

test.each([
  ['2.0.44 (Claude Code)', '2.0.44'],
  ['codex-cli 0.63.0\n', '0.63.0'],
  ['aider 0.86.1', '0.86.1'],
  ['v1.2.3-rc.1+build', '1.2.3-rc.1+build'],
  ['gemini version 0.17', '0.17'],
  ['Node 24', null],
  ['', null],
])('in %j the version is %s', (printed, version) => {
  expect(versionIn(printed)).toBe(version);
});

test('each agent has a name of its own', () => {
  expect(new Set(AGENTS.map(({ id }) => id)).size).toBe(AGENTS.length);
});
