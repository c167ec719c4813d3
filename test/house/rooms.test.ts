import { existsSync, globSync } from 'node:fs';

import { expect, test } from 'vitest';

import { OPEN, ROOMS } from '../../scripts/lint/rooms.ts';

const listed = [...Object.keys(ROOMS), ...OPEN];
const folders = globSync('{src,services}/*/').concat(['components', 'screens'].filter((room) => existsSync(room)));

test.each(folders)('%s has a line in the dependency rule', (folder) => {
  expect(listed).toContain(folder.replace(/\/$/, ''));
});

test('what sees everything is not also a room with walls', () => {
  expect(OPEN.filter((place) => place in ROOMS)).toEqual([]);
});
