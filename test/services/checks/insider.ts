import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { Reading } from '#domain/reading.ts';

const INSIDE = fileURLToPath(new URL('inside.ts', import.meta.url));

/** What is put before a command to run it somewhere else. */
export type Enter = readonly [file: string, ...args: string[]];

/** A process in another place (a limited group, a network of its own) that takes looks when told to; see inside.ts. */
export function insider([file, ...args]: Enter, kind: string, params: object = {}) {
  const script = [process.execPath, INSIDE, kind, JSON.stringify(params)];
  const child = spawn(file, [...args, ...script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async look(wishes: object = {}): Promise<Reading> {
      child.stdin.write(`${JSON.stringify(wishes)}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error('the process inside has ended');
      return JSON.parse(line.value) as Reading;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
