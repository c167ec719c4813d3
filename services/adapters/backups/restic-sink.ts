import { once } from 'node:events';

import { field } from '#domain/field.ts';
import { parseJson } from '#domain/json.ts';

import type { Store } from './messages.ts';
import { type Restic, startRestic } from './restic.ts';
import type { Sink } from './sink.ts';

const PIECE = 1024 * 1024;

/** Two snapshots of one stream each: the content, then the manifest. Without the second there is no backup. */
export function resticSink(
  store: Store,
  repository: string,
  id: string,
): Sink & { snapshots(): { readonly content: string; readonly manifest: string } } {
  const snapshots: string[] = [];
  let [written, gathered] = [0, 0];
  let waiting: Buffer[] = [];
  let said = '';
  let at = begin(contentName(id));

  function begin(name: string): Restic {
    said = '';
    const names = ['--stdin', '--stdin-filename', name, '--tag', 'cpm-console', '--tag', id];
    const started = startRestic(store, repository, ['backup', '--quiet', '--json', ...names], true);
    started.child.stdout?.on('data', (bytes: Buffer) => (said += bytes.toString()));
    return started;
  }

  async function pass(): Promise<void> {
    const { stdin } = at.child;
    if (gathered === 0 || stdin === null) return;
    const bytes = Buffer.concat(waiting, gathered);
    [waiting, gathered] = [[], 0];
    written += bytes.length;
    // One that has ended takes nothing more, and says why.
    if (stdin.writable && !stdin.write(bytes)) await Promise.race([once(stdin, 'drain').catch(() => null), at.ended]);
    if (!stdin.writable) await at.ended;
  }

  async function close(): Promise<void> {
    await pass();
    at.child.stdin?.end();
    await at.ended;
    const lines = said
      .trim()
      .split('\n')
      .map((line) => field(parseJson(line), 'snapshot_id'));
    const snapshot = lines.find((one) => typeof one === 'string');
    snapshots.push(typeof snapshot === 'string' ? snapshot : '');
  }

  return {
    get written() {
      return written;
    },
    async write(bytes) {
      waiting.push(bytes);
      gathered += bytes.length;
      if (gathered >= PIECE) await pass();
    },
    async manifest() {
      await close();
      at = begin(manifestName(id));
      return 0;
    },
    async end() {
      await close();
      return 0;
    },
    snapshots: () => ({ content: snapshots[0] ?? '', manifest: snapshots[1] ?? '' }),
    // Never by closing its input: it would take that for the end and keep a part as if it were all.
    drop: () => void at.child.kill('SIGKILL'),
  };
}

export const contentName = (id: string): string => `${id}.tar`;
export const manifestName = (id: string): string => `${id}.manifest.tar`;
