import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { commands } from '#cli/registry.ts';
import { nearest } from '#domain/nearest.ts';

import { beginAhead } from '../../src/launcher/ahead.ts';
import { parseLine } from '../../src/launcher/arguments.ts';
import { createFixture } from '../support/lab/fixture.ts';
import { Lab } from '../support/lab/lab.ts';
import { npmPackage } from '../support/lab/projects.ts';

/** Whether anything is begun for a line. */
async function begins(...argv: readonly string[]): Promise<boolean> {
  const ahead = await beginAhead(parseLine(['push', ...argv], commands, nearest));
  ahead?.end();
  return ahead !== null;
}

it('begins with a working tree that the line names, and with nothing else', async () => {
  await using lab = new Lab();
  const { path } = (await createFixture(lab, npmPackage())).repository;
  const inside = join(path, 'deep/inside');
  await mkdir(inside, { recursive: true });
  const lines = [
    ['plan', path],
    ['run', path, '--dry-run'],
    ['plan', inside],
    ['plan', path, '--package', 'one'],
    ['plan', join(path, 'nowhere')],
    ['plan', join(path, 'package.json')],
    ['plan', lab.path],
    ['plan', '--all'],
    ['plan', path, '--demo'],
    ['status'],
    ['resume'],
  ];
  const begun = await Promise.all(lines.map((line) => begins(...line)));
  expect(lines.filter((_line, at) => begun[at])).toEqual(lines.slice(0, 4));
});
