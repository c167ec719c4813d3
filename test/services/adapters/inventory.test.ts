import { execFileSync } from 'node:child_process';
import { arch, release } from 'node:os';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { realInventory } from '#services/adapters/inventory.ts';
import { machineThread } from '#services/adapters/machine/machine-thread.ts';

import { aNumber, like } from '../../support/like.ts';

const forever = () => new AbortController().signal;

test('the machine is described, and nothing that identifies it is', async () => {
  const facts = await realInventory().read(forever());
  expect(facts.os).toMatchObject({ kernel: release(), arch: arch(), name: like(/./) });
  expect(facts.cpu).toMatchObject({ model: like(/./), logicalCores: aNumber() });
  expect(Array.isArray(facts.disks)).toBe(true);
  expect(JSON.stringify(facts)).not.toMatch(/serial|uuid|fqdn/i);
});

test('several questions share the thread; one that nobody waits for fails alone', async () => {
  const thread = machineThread();
  const leaving = new AbortController();
  const left = thread.inventory(leaving.signal);
  const stays = thread.live(forever());
  leaving.abort();
  await expect(left).rejects.toMatchObject({ code: 'machine-silent' });
  await expect(stays).resolves.toMatchObject({ swapTotalBytes: aNumber() });
  await expect(thread.inventory(AbortSignal.abort())).rejects.toMatchObject({ code: 'machine-silent' });
  await expect(thread.inventory(forever())).resolves.toMatchObject({ os: { kernel: release() } });
});

test('a question that was given up does not stop the next one', async () => {
  const thread = machineThread();
  const leaving = new AbortController();
  const left = thread.inventory(leaving.signal);
  leaving.abort();
  await expect(left).rejects.toThrow('nobody waits');
  await expect(thread.inventory(forever())).resolves.toMatchObject({ os: { kernel: release() } });
});

test('an idle thread neither prints nor keeps a program alive', () => {
  const module = fileURLToPath(import.meta.resolve('#services/adapters/inventory.ts'));
  const script = `import(${JSON.stringify(module)}).then((m) => m.realInventory().read(new AbortController().signal)).then((facts) => console.log(facts.os.arch))`;
  const output = execFileSync('sh', ['-c', '"$0" -e "$1" 2>&1', process.execPath, script], {
    encoding: 'utf8',
    timeout: 25_000,
  });
  expect(output).toBe(`${arch()}\n`);
});
