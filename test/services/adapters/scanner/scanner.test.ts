import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import type { Place } from '#domain/release/secrets/finding.ts';
import { realScanner } from '#services/adapters/scanner.ts';
import type { ScanItem } from '#services/ports/scanner.ts';

import { PLANTED } from '../../../support/secrets/planted.ts';

const { signal } = new AbortController();
const scanner = realScanner();
const folder = mkdtempSync(join(tmpdir(), 'cpm-scan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (path: string): Place => ({ in: 'tree', path });
const [github, npm, pypi] = PLANTED;

test.each(PLANTED)('$rule is found at its line, and never told', async ({ rule, line, value }) => {
  const text = `first line\n\n  ${line}\nlast line\n`;
  const { findings, bytes, items } = await scanner.scan([{ place: at('src/a.txt'), text }], signal);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ rule, severity: 'stop', kind: 'secret', place: { path: 'src/a.txt', line: 3 } });
  expect(JSON.stringify(findings)).not.toContain(value.slice(4, 12));
  expect(findings[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect({ bytes, items }).toEqual({ bytes: text.length, items: 1 });
});

test('one that was prepared finds the same, and so does the one after it', async () => {
  await scanner.prepare?.();
  const item = { place: at('a.txt'), text: npm!.line };
  const all = [await scanner.scan([item], signal), await scanner.scan([item], signal)];
  expect(all.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([[npm!.rule], [npm!.rule]]);
});

test('the fingerprint is that of rule, path and match, wherever it stands', async () => {
  const { value, line } = pypi!;
  const places: ScanItem[] = [
    { place: at('a.cfg'), text: line },
    { place: { in: 'commit', commit: 'c'.repeat(40), path: 'a.cfg' }, text: `one\ntwo\n${line}\n`, lines: [4, 5, 9] },
    { place: at('b.cfg'), text: line },
  ];
  const { findings } = await scanner.scan(places, signal);
  const wanted = createHash('sha256').update(['pypi-token', 'a.cfg', value].join('\0')).digest('hex');
  expect(findings.map(({ fingerprint }) => fingerprint === wanted)).toEqual([true, true, false]);
  expect(findings[1]?.place).toMatchObject({ line: 9, commit: 'c'.repeat(40) });
});

test('comments of secretlint are obeyed, in text only', async () => {
  const { line } = github!;
  const lines = [
    `${line} // secretlint-disable-line`,
    '# secretlint-disable-next-line',
    line,
    '/* secretlint-disable */',
    line,
    npm!.line,
    '/* secretlint-enable */',
    pypi!.line,
  ];
  const { findings } = await scanner.scan([{ place: at('a.txt'), text: lines.join('\n') }], signal);
  expect(findings.map(({ place }) => place.line)).toEqual([8]);
});

test('files of the disk, other encodings and bytes that are no text', async () => {
  const { line, value } = pypi!;
  const utf16 = Buffer.from(`\uFEFFone\r\n${line}\r\n`, 'utf16le');
  const binary = Buffer.concat([randomBytes(5000), Buffer.alloc(4), Buffer.from(value), randomBytes(5000)]);
  writeFileSync(join(folder, 'file'), `x\n${line}\n`);
  const { findings } = await scanner.scan(
    [
      { place: at('utf16.txt'), bytes: utf16 },
      { place: at('utf16be.txt'), bytes: Buffer.from(utf16).swap16() },
      { place: at('app.pyc'), bytes: binary },
      { place: at('file'), path: join(folder, 'file') },
    ],
    signal,
  );
  expect(findings.map(({ rule, place }) => [rule, place.path, place.line])).toEqual([
    ['pypi-token', 'utf16.txt', 2],
    ['pypi-token', 'utf16be.txt', 2],
    ['pypi-token', 'app.pyc', undefined],
    ['pypi-token', 'file', 2],
  ]);
});

test('a secret anywhere in a long text is told once, with its line', async () => {
  const filler = 'x = 1; // some source line with words\n';
  const count = 40_000;
  for (const before of [0, 13_700, 13_797, 13_798, 20_000, count - 1]) {
    const text = filler.repeat(before) + `${github!.line}\n` + filler.repeat(count - before);
    const { findings } = await scanner.scan([{ place: at('long.js'), text }], signal);
    expect(findings.map(({ place }) => place.line)).toEqual([before + 1]);
  }
  const oneLine = 'x,'.repeat(600_000);
  const { findings } = await scanner.scan(
    [{ place: at('min.js'), text: `${oneLine} ${github!.line} ${oneLine}` }],
    signal,
  );
  expect(findings.map(({ place }) => place.line)).toEqual([1]);
});

test('what cannot be read is said, and a huge file is not read', async () => {
  writeFileSync(join(folder, 'huge'), '');
  truncateSync(join(folder, 'huge'), 200_000_000);
  const { findings, bytes } = await scanner.scan(
    [
      { place: at('huge'), path: join(folder, 'huge') },
      { place: at('gone'), path: join(folder, 'gone') },
    ],
    signal,
  );
  expect(bytes).toBe(0);
  expect(findings.map(({ rule, severity, place, what }) => [rule, severity, place.path, what])).toEqual([
    ['unread', 'ask', 'huge', expect.stringContaining('too large') as string],
    ['unread', 'ask', 'gone', expect.stringContaining('ENOENT') as string],
  ]);
});

test('of what was made from something else only the new lines are looked at', async () => {
  const old = Buffer.from(`one\n${npm!.line}\nthree\n`);
  const made = Buffer.from(`zero\none\n${npm!.line}\n${pypi!.line}\nthree\n`);
  const item = (before: readonly Uint8Array[]): ScanItem => ({ place: at('a.txt'), bytes: made, before });
  const lines = async (before: readonly Uint8Array[]) => {
    const { findings } = await scanner.scan([item(before)], signal);
    return findings.map(({ place }) => place.line);
  };
  expect(await lines([old])).toEqual([4]);
  expect(await lines([Buffer.from('one\n'), old])).toEqual([4]);
  expect(await lines([made])).toEqual([]);
  expect(await lines([])).toEqual([3, 4]);
});

test('a merge that is not finished is told in the tree, and a judgement as it is', async () => {
  const text = 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main\n';
  const judged = { rule: 'large-file', what: 'a file of 7 MB', severity: 'warn', kind: 'file' } as const;
  const { findings } = await scanner.scan(
    [
      { place: at('a.txt'), text },
      { place: { in: 'commit', path: 'a.txt', commit: 'c' }, text },
      { place: at('b'), judged },
    ],
    signal,
  );
  expect(findings.map(({ rule, place }) => [rule, place.path, place.line])).toEqual([
    ['large-file', 'b', undefined],
    ['merge-conflict', 'a.txt', 2],
  ]);
});

test('takes items as it goes, in batches, and the program goes on meanwhile', async () => {
  let given = 0;
  const text = 'x = 1; // some source line with words\n'.repeat(500);
  async function* items(): AsyncGenerator<ScanItem> {
    for (; given < 700; given += 1)
      yield { place: at(`${given}.js`), text: given % 100 === 7 ? text + npm!.line : text };
  }
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  const { findings, items: seen } = await scanner.scan(items(), signal);
  clearInterval(counting);
  expect(seen).toBe(700);
  expect(findings.map(({ place }) => place.path)).toEqual([7, 107, 207, 307, 407, 507, 607].map((n) => `${n}.js`));
  expect(turns).toBeGreaterThan(3);
});

test('stops when nobody waits any more, and says what went wrong while items came', async () => {
  const stop = new AbortController();
  async function* endless(): AsyncGenerator<ScanItem> {
    for (let n = 0; ; n += 1) {
      if (n === 1500) stop.abort();
      yield { place: at('a'), text: 'x\n'.repeat(500) };
    }
  }
  await expect(scanner.scan(endless(), stop.signal)).rejects.toMatchObject({ code: 'cancelled', exit: 'interrupted' });
  await expect(scanner.scan([], stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  // eslint-disable-next-line require-yield
  async function* broken(): AsyncGenerator<ScanItem> {
    throw new Error('the pipe broke');
  }
  await expect(scanner.scan(broken(), signal)).rejects.toMatchObject({
    code: 'scan-failed',
    message: expect.stringContaining('the pipe broke') as string,
  });
});
