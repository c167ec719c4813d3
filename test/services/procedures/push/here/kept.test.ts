import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { realWorkspaces } from '#services/adapters/workspace.ts';
import type { Workspace } from '#services/ports/workspace.ts';
import { keeping, keptFiles } from '#services/procedures/push/here/kept.ts';
import { putBack } from '#services/procedures/push/here/put-back.ts';

/** A workspace that dies before its call number `left`, counted over all that share the counter. */
function dying(real: Workspace, count: { left: number }): Workspace {
  const alive = () => {
    if (count.left === 0) throw new Error('killed');
    count.left -= 1;
  };
  return {
    ...real,
    async write(...args) {
      alive();
      return real.write(...args);
    },
    async copyTree(...args) {
      alive();
      return real.copyTree(...args);
    },
    async remove(...args) {
      alive();
      return real.remove(...args);
    },
  };
}

it('puts back what was there, wherever a run died over writing, and nothing that somebody else wrote', async () => {
  const bytes = Buffer.from('\uFEFFone\r\n\u00e4 no end');
  const seen = new Set<string>();
  for (let calls = 0, over = false; !over; calls += 1) {
    const root = mkdtempSync(join(tmpdir(), 'here-'));
    try {
      const [tree, run] = await Promise.all(['tree', 'run'].map((name) => opened(root, name)));
      if (tree === undefined || run === undefined) throw new Error('there are two');
      const file = join(tree.root, 'a.txt');
      writeFileSync(file, bytes, { mode: 0o755 });
      const count = { left: calls };
      const open = keeping(dying(tree, count), dying(run, count));
      try {
        await open.write(file, 'two\n');
        await open.write(join(tree.root, 'new.txt'), 'new\n');
        await open.write(file, 'three\n');
        over = true;
      } catch (thrown) {
        if (!String(thrown).includes('killed')) throw thrown;
      }
      seen.add(readFileSync(file, 'utf8'));
      for (const kept of (await keptFiles(run)) ?? []) expect(await putBack(tree, run, kept)).toBe(true);
      expect([readdirSync(tree.root), readFileSync(file)]).toEqual([['a.txt'], bytes]);
      if (!over) continue;
      writeFileSync(file, 'mine\n');
      for (const kept of (await keptFiles(run)) ?? [])
        expect(await putBack(tree, run, kept)).toBe(kept.path === 'new.txt');
      expect(readFileSync(file, 'utf8')).toBe('mine\n');
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  expect(seen.size).toBe(3);
});

async function opened(root: string, name: string): Promise<Workspace> {
  await (await realWorkspaces().open(root)).mkdir(join(root, name));
  return realWorkspaces().open(join(root, name));
}
