import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openBuilt } from '../support/console.ts';

let home: string;
let config: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cpm-first-'));
  config = join(home, '.config/cpm-console/config.yaml');
  const project = join(home, 'Projects/managed/billing');
  mkdirSync(project, { recursive: true });
  execFileSync('git', ['init', '-q', project]);
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** A key that asks for words, the words, enter. */
function typed(session: Awaited<ReturnType<typeof openBuilt>>['session'], key: string, words: string): void {
  session.press(key);
  session.write(words);
  session.press('enter');
}

const open = (...args: string[]) => openBuilt({ args, env: { HOME: home }, cwd: home });

describe('the first configuration', () => {
  it('is offered on the screen, and written after one key', async () => {
    await using console = await open();
    const { session } = console;
    await session.waitFor(/There is no configuration yet/);
    typed(session, ':', 'first');
    await session.waitFor(/Welcome +nothing is written yet[^]*✔ billing +~\/Projects\/managed\/billing/);
    expect(existsSync(config)).toBe(false);
    session.press('enter');
    await session.waitFor('# What cpm-console looks after.');
    session.press('a');
    await session.waitFor(/Wrote ~\/\.config\/cpm-console\/config\.yaml/);
    expect(readFileSync(config, 'utf8')).toContain('- { id: billing, path: ~/Projects/managed/billing }');
    expect(statSync(config).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(config)).mode & 0o777).toBe(0o700);
    await session.waitFor((screen) => !screen.includes('There is no configuration yet'));
  });

  it('is declined with one key, and not offered again', async () => {
    await using first = await open();
    await first.session.waitFor(/There is no configuration yet/);
    typed(first.session, ':', 'first');
    await first.session.waitFor('billing');
    first.session.press('esc');
    await first.session.waitFor('Going on without a configuration.');
    first.session.press('q');
    await first.session.exited;
    expect(existsSync(config)).toBe(false);
    await using second = await open();
    await second.session.waitFor(/CPU +\d+ %/);
    await second.session.waitFor('billing');
    expect(second.session.screen()).not.toContain('There is no configuration yet');
  });
});

it('c adds a check: asked, tried live, written with the comments kept, and undone with z', async () => {
  const before = '# ours\nchecks:\n  # the shop\n  - { kind: tcp, host: localhost, port: 1 }\n';
  mkdirSync(dirname(config), { recursive: true });
  writeFileSync(config, before);
  const server = createServer((_request, response) => response.end('fine')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
  try {
    await using console = await open();
    const { session } = console;
    await session.waitFor(/CPU +\d+ %/);
    session.press('c');
    await session.waitFor('tried first, written after you agreed');
    typed(session, '/', 'certificate of an');
    session.press('enter');
    await session.waitFor(/Add HTTP +nothing is written yet/);
    session.write(url);
    session.press('enter');
    await session.waitFor(/Would be written:[^]*kind: http/);
    expect(readFileSync(config, 'utf8')).toBe(before);
    session.press('enter');
    await session.waitFor(/Added to .*config\.yaml/);
    const after = readFileSync(config, 'utf8');
    expect(after).toContain(`url: ${url}`);
    expect(after.startsWith(before.trimEnd())).toBe(true);
    await session.waitFor(/HTTP http:\/\/127.* ms/);
    session.press('z');
    await expect.poll(() => readFileSync(config, 'utf8')).toBe(before);
  } finally {
    server.close();
  }
});

describe('on a terminal, without the screens,', () => {
  it('init shows what it found, asks, and writes only after a yes', async () => {
    await using no = await open('init');
    await no.session.waitFor(/billing[^]*Write this to ~\/\.config\/cpm-console\/config\.yaml\?/);
    no.session.press('n', 'enter');
    expect(await no.session.exited).toMatchObject({ exitCode: 4 });
    expect(no.session.screen()).toContain('Nothing was written.');
    expect(existsSync(config)).toBe(false);
    await using yes = await open('init');
    await yes.session.waitFor('Write this to');
    yes.session.press('y', 'enter');
    expect(await yes.session.exited).toMatchObject({ exitCode: 0 });
    expect(readFileSync(config, 'utf8')).toContain('id: billing');
    await using again = await open('init');
    expect(await again.session.exited).toMatchObject({ exitCode: 4 });
    expect(again.session.screen()).toContain('There is a configuration already');
  });

  it('trust shows a project’s own file, asks, and lets it count as it was shown', async () => {
    const project = join(home, 'Projects/managed/billing');
    writeFileSync(join(project, '.cpm-console.yaml'), 'checks:\n  - { id: shop, kind: command, command: "true" }\n');
    const listed = async (): Promise<string> => {
      await using console = await openBuilt({ args: ['check', 'list'], env: { HOME: home }, cwd: project });
      await console.session.exited;
      return console.session.screen();
    };
    expect(await listed()).not.toContain('shop');
    await using console = await open('trust', project);
    await console.session.waitFor(/check .*shop.*true[^]*Trust this file as it is now\?/);
    console.session.press('y', 'enter');
    expect(await console.session.exited).toMatchObject({ exitCode: 0 });
    expect(await listed()).toContain('shop');
    writeFileSync(join(project, '.cpm-console.yaml'), 'checks:\n  - { id: shop, kind: command, command: "false" }\n');
    expect(await listed()).not.toContain('command:shop');
  });
});
