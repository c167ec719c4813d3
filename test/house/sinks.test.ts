import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { WAYS_OUT, WRITERS } from '../support/canary/writers.ts';

/** How a file of ours reaches what is outside of the process, by the calls that do it. */
const CALLS: Readonly<Record<(typeof WAYS_OUT)[number], RegExp>> = {
  file: /\b(?:writeFile|writeFileSync|appendFile|appendFileSync|openSync|writeSync|createWriteStream|writev?|copyFile\w*|symlink\w*)\(|\bopen\([^)]*'(?:w|a|wx|r\+)/,
  database: /DatabaseSync\(|\bdb\.(?:exec|prepare)\(/,
  program: /\b(?:spawn|spawnSync|execFile|execFileSync|fork|startChild)\(/,
  network: /\b(?:https?\.request|fetch|createConnection|connect)\(|new Octokit\(/,
  terminal: /\b(?:stdout|stderr)\.write\(/,
  keychain: /\.setPassword\(/,
};

test('every file that writes to the outside is in the list of sinks, with its ways out', () => {
  expect(found()).toEqual(WRITERS);
});

test('a new writer would be noticed', () => {
  const text = "import { writeFileSync } from 'node:fs';\nwriteFileSync(path, value);\n";
  expect(waysOf(text)).toEqual(['file']);
  expect(waysOf('const child = spawn(file, args);')).toEqual(['program']);
  expect(waysOf("db.prepare('insert into a values (?)')")).toEqual(['database']);
  expect(waysOf('const reply = await fetch(url);')).toEqual(['network']);
});

function found(): Record<string, readonly string[]> {
  const files = ['services/adapters', 'src/launcher'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(room, name)),
  );
  const ways = files.toSorted().map((file) => [file, waysOf(readFileSync(file, 'utf8'))] as const);
  return Object.fromEntries(ways.filter(([, list]) => list.length > 0));
}

function waysOf(text: string): (typeof WAYS_OUT)[number][] {
  const code = text.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
  return WAYS_OUT.filter((way) => CALLS[way].test(code));
}
