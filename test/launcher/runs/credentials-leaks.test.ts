import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { acceptCommand } from '#cli/cred/accept.ts';
import { defaultConfig } from '#config/defaults.ts';

import { leaksFor } from '../../../src/launcher/runs/credentials-leaks.ts';
import { realHome } from '../../support/credentials/real-home.ts';
import { invocationIn } from '../../support/invocation.ts';

const KEY = 'Xy9mN2kL8pQ4vR7sT1uW6eY3rE5tU2iO';
const signal = new AbortController().signal;
let here: ReturnType<typeof realHome>;
let path: string;
beforeEach(() => {
  here = realHome();
  path = join(here.home, 'config.yaml');
  writeFileSync(path, '# mine\nprojects: []\n');
  writeFileSync(join(here.home, '.env'), `A=1\nBILLING_API_KEY=${KEY}\n`);
});
afterEach(() => here[Symbol.dispose]());

it('accepts a leak from the screen, and takes that back', async () => {
  const config = () => defaultConfig('development', path);
  const desk = leaksFor({ world: here.world, config, changed: () => undefined });
  const [leak] = (await desk.scan!(signal)).findings;
  const { undo } = await desk.accept!(leak!);
  expect(readFileSync(path, 'utf8')).toBe(
    `# mine\nprojects: []\n\ncredentials:\n  allow:\n    - ${leak!.fingerprint} # a value that looks like a secret, ~/.env:2\n`,
  );
  expect(await desk.scan!(signal)).toMatchObject({ findings: [], accepted: 1 });
  await undo();
  expect(readFileSync(path, 'utf8')).toBe('# mine\nprojects: []\n');
  expect((await desk.scan!(signal)).findings).toEqual([leak]);
});

it('accepts a leak by its fingerprint, once, and only one that is there', async () => {
  const accept = async (print: string, allow: readonly string[] = []) => {
    const usual = defaultConfig('development', path);
    const config = { ...usual, credentials: { ...usual.credentials, allow } };
    const { invocation, out } = invocationIn(here.world, { config, positionals: [print] });
    return { code: await acceptCommand(invocation), text: out() };
  };
  const desk = leaksFor({
    world: here.world,
    config: () => defaultConfig('development', path),
    changed: () => undefined,
  });
  const [leak] = (await desk.scan!(signal)).findings;
  const short = leak!.fingerprint.slice(0, 16);
  expect(await accept(short)).toEqual({
    code: 0,
    text: `~/.env:2 is not reported again: ${short} is in credentials.allow of ~/config.yaml.\n`,
  });
  const written = readFileSync(path, 'utf8');
  expect(written).toContain(leak!.fingerprint);
  expect(written).not.toContain(KEY);
  expect((await accept(short, [leak!.fingerprint])).code).toBe(3);
  await expect(accept('f'.repeat(16))).rejects.toMatchObject({ code: 'nothing-there', exit: 'usage' });
  await expect(accept('~/.env:2')).rejects.toMatchObject({ code: 'usage' });
});
