import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Every entry below a folder with everything that must survive, by its name in hex. Shares nothing with what is tested. */
export function printOf(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (full: Buffer, name: string): void => {
    const { mode, size, mtimeMs } = lstatSync(full);
    const kind = mode & 0o170000;
    const facts = [(mode & 0o7777).toString(8)];
    if (kind === 0o120000) facts.push('link', readlinkSync(full, { encoding: 'buffer' }).toString('hex'));
    if (kind === 0o100000)
      facts.push(`${size}`, mtimeMs.toFixed(2), createHash('sha256').update(readFileSync(full)).digest('hex'));
    found.set(name, facts.join(' '));
    if (kind !== 0o040000) return;
    facts.push(mtimeMs.toFixed(2));
    found.set(name, facts.join(' '));
    for (const child of readdirSync(full, { encoding: 'buffer' }))
      visit(Buffer.concat([full, Buffer.from('/'), child]), `${name}/${child.toString('hex')}`);
  };
  for (const child of readdirSync(Buffer.from(root), { encoding: 'buffer' }))
    visit(Buffer.concat([Buffer.from(`${root}/`), child]), child.toString('hex'));
  return found;
}

/** A folder with everything that a backup could stumble over, except what cannot be kept. */
export function nastyTree(root: string): void {
  mkdirSync(join(root, 'deep/er/still'), { recursive: true });
  mkdirSync(join(root, 'empty'), { mode: 0o711 });
  writeFileSync(join(root, 'plain.txt'), 'hello\n', { mode: 0o640 });
  writeFileSync(join(root, 'nothing'), '');
  writeFileSync(join(root, 'runs.sh'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(root, 'line\nbreak and "quotes" \u001b[31m'), 'x');
  writeFileSync(Buffer.concat([Buffer.from(`${root}/not-utf8-`), Buffer.of(0xff, 0xfe, 0xc3)]), 'bytes');
  writeFileSync(join(root, 'ünïcødé-日本-😀'), 'wide');
  writeFileSync(join(root, 'deep/er/still', `${'long-name-'.repeat(20)}.txt`), 'long');
  writeFileSync(join(root, 'block'), Buffer.alloc(512, 7));
  writeFileSync(join(root, 'large.bin'), Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 251)));
  writeFileSync(join(root, 'larger.bin'), Buffer.alloc(3 * 1024 * 1024 + 17, 'abcdefg'));
  writeFileSync(join(root, 'holes'), 'start');
  truncateSync(join(root, 'holes'), 5 * 1024 * 1024);
  symlinkSync('plain.txt', join(root, 'link'));
  symlinkSync('/nowhere/at/all', join(root, 'dangling'));
  symlinkSync('../../..', join(root, 'deep/up'));
  symlinkSync(`${'a/'.repeat(100)}target`, join(root, 'long-link'));
  execFileSync('ln', [join(root, 'plain.txt'), join(root, 'hard')]);
  utimesSync(join(root, 'plain.txt'), 1_000_000_000.123, 1_000_000_000.456);
  utimesSync(join(root, 'deep'), 1_200_000_000, 1_200_000_000.25);
}
