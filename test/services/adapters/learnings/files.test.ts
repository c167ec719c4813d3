import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, test } from 'vitest';

import { BLANK } from '#domain/learnings/blank.ts';
import { realLearnings } from '#services/adapters/learnings/learnings.ts';
import type { Learnings } from '#services/ports/learnings.ts';

const root = mkdtempSync(join(tmpdir(), 'cpm-learnings-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const AT = Date.UTC(2026, 10, 20, 12);
const FIRST = 'OPS-2026-11-20-001';
const titled = (title: string) => ({ ...BLANK, situation: { ...BLANK.situation, title } });
let home: string;
let learnings: Learnings;
const folder = () => join(home, 'learnings');
const stateDir = () => join(home, 'state');
const at = (name: string) => join(folder(), name);
const index = () => globSync(join(stateDir(), 'cache', 'learnings-*.db'))[0] ?? '';
/** As another process would. */
const opened = () => realLearnings({ folder, stateDir: stateDir() });
const ids = async (words: string, by = learnings) => (await by.search(words, 10)).map(({ id }) => id);

beforeEach(async () => {
  home = mkdtempSync(join(root, 'home-'));
  learnings = opened();
  await learnings.add(titled('Pool used up'), AT);
});

describe('the index', () => {
  test('is private, and so is the folder that was made', async () => {
    await ids('pool');
    expect([index(), folder(), at(`${FIRST}.yaml`)].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o600, 0o700, 0o600,
    ]);
  });

  test.each<[string, () => void]>([
    ['deleted', () => rmSync(index())],
    [
      'made of something else',
      () => writeFileSync(index(), 'no database, but long enough to be looked at as one'.repeat(500)),
    ],
    ['cut in the middle', () => truncateSync(index(), Math.floor(statSync(index()).size / 2))],
  ])('is made anew when it was %s', async (_what, spoil) => {
    expect(await ids('pool')).toEqual([FIRST]);
    spoil();
    const other = opened();
    expect(await ids('pool', other)).toEqual([FIRST]);
    expect((await other.list()).learnings).toHaveLength(1);
  });

  test('lives in memory where nothing can be written', async () => {
    const blocked = join(home, 'a-file');
    writeFileSync(blocked, '');
    expect(await ids('pool', realLearnings({ folder, stateDir: blocked }))).toEqual([FIRST]);
  });

  test('follows files that come, change in place, and go', async () => {
    expect(await ids('pool')).toEqual([FIRST]);
    const text = readFileSync(at(`${FIRST}.yaml`), 'utf8');
    writeFileSync(at('OPS-2026-11-20-002.yaml'), text.replaceAll(FIRST, 'OPS-2026-11-20-002').replace('Pool', 'Disk'));
    expect(await ids('disk')).toEqual(['OPS-2026-11-20-002']);
    writeFileSync(at(`${FIRST}.yaml`), text.replace('Pool', 'Loop'));
    utimesSync(at(`${FIRST}.yaml`), 1, 1);
    expect((await learnings.list()).learnings.map(({ situation }) => situation.title)).toContain('Loop used up');
    expect(await ids('pool')).toEqual([]);
    rmSync(at('OPS-2026-11-20-002.yaml'));
    expect(await ids('disk')).toEqual([]);
  });
});

describe('what is no learning', () => {
  test('is told by validate with its file, and leaves the others readable', async () => {
    writeFileSync(at('OPS-2026-11-20-002.yaml'), Buffer.alloc(10 * 1024 * 1024, 'a'));
    writeFileSync(at('OPS-2026-11-20-003.yaml'), Buffer.from('learning_entry:\n  id: \xff', 'latin1'));
    writeFileSync(at('OPS-2026-11-20-004.yaml'), readFileSync(at(`${FIRST}.yaml`)));
    writeFileSync(at('mkdocs.yml'), 'site_name: other\n');
    execFileSync('mkfifo', [at('OPS-2026-11-20-005.yaml')]);
    const { files, problems } = await learnings.validate();
    expect(files.map((file) => file.slice(folder().length + 1))).not.toContain('mkdocs.yml');
    expect(problems.map(({ file, line, column, message }) => [file.slice(-8, -5), line, column, message])).toEqual([
      ['002', null, null, 'it has 10 MiB, more than the 1 MiB of a learning'],
      ['003', 2, 7, 'this is not UTF-8'],
      ['004', 2, 7, `this id is that of ${at(`${FIRST}.yaml`)} too`],
      ['004', 2, 7, 'the file is named after OPS-2026-11-20-004'],
      ['005', null, null, 'it is not a regular file'],
    ]);
    const { learnings: all, unreadable } = await learnings.list();
    expect(all.map(({ id }) => id)).toEqual([FIRST]);
    expect(unreadable.map(({ path }) => path.slice(-8, -5))).toEqual(['002', '003', '004', '005']);
  });
});

describe('writing', () => {
  test('keeps the rights and the comments of a file, and leaves nothing behind', async () => {
    const path = at(`${FIRST}.yaml`);
    chmodSync(path, 0o640);
    const { text } = await learnings.read(FIRST);
    await learnings.write(FIRST, `# mine\n${text}`, text);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(globSync(join(folder(), '.*'))).toEqual([]);
  });

  test('gives no number twice, also not one that stands in a file with another name', async () => {
    writeFileSync(at('pool.yaml'), readFileSync(at(`${FIRST}.yaml`), 'utf8').replace(FIRST, 'OPS-2026-11-20-007'));
    expect((await learnings.add(titled('Next'), AT)).learning.id).toBe('OPS-2026-11-20-008');
    expect((await learnings.read('OPS-2026-11-20-007')).path).toBe(at('pool.yaml'));
    writeFileSync(at('.OPS-2026-11-20-009.part'), 'somebody writes it just now');
    expect((await learnings.add(titled('After'), AT)).learning.id).toBe('OPS-2026-11-20-010');
    expect(existsSync(at('.OPS-2026-11-20-009.part'))).toBe(true);
  });
});
