import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import { PROGRAM } from '../program.ts';

/** What a process holds at one moment. */
export interface Held {
  /** Bytes of the heap and what belongs to it, after a full collection. */
  readonly heap: number;
  /** Bytes of memory the kernel counts, after the same collection. */
  readonly rss: number;
  /** `21 socket:[4711]` */
  readonly descriptors: readonly string[];
  readonly threads: number;
}

/** The built program with node's own inspector, which says what it holds without a line of it being changed. */
export async function inspected(args: readonly string[], env: Record<string, string>, cwd: string) {
  const child = spawn(process.execPath, ['--inspect=127.0.0.1:0', PROGRAM, ...args], {
    env,
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const socket = new WebSocket(await addressOf(child));
  await once(socket, 'open');
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
    // An inspected program that is over waits until nobody inspects it.
    if (said.includes('Waiting for the debugger to disconnect')) socket.close();
  });
  let last = 0;
  const call = async (method: string, params: object = {}): Promise<Answer> => {
    const id = (last += 1);
    const answered = new Promise<Answer>((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) reject(new Error(`the program ended: ${said}`));
      const hear = ({ data }: MessageEvent): void => {
        const message = JSON.parse(String(data)) as Answer & { readonly id?: number };
        if (message.id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(message);
      };
      socket.addEventListener('message', hear);
    });
    socket.send(JSON.stringify({ id, method, params }));
    return answered;
  };
  const pid = child.pid ?? 0;
  return {
    async held(): Promise<Held> {
      // Twice: what is freed by a finalizer goes with the next one.
      await call('HeapProfiler.collectGarbage');
      await call('HeapProfiler.collectGarbage');
      const { result } = await call('Runtime.evaluate', { expression: USAGE });
      const { heapUsed, external, rss } = JSON.parse(result?.result?.value ?? '{}') as NodeJS.MemoryUsage;
      return { heap: heapUsed + external, rss, descriptors: await descriptorsOf(pid), threads: await threadsOf(pid) };
    },
    /** Ends it as `systemctl stop` would; resolves with its exit code. */
    async stop(): Promise<number | null> {
      socket.close();
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      return code;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

interface Answer {
  readonly result?: { readonly result?: { readonly value?: string } };
}

const USAGE = 'JSON.stringify(process.memoryUsage())';

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('the program has no error output');
  let said = '';
  for await (const line of createInterface(stderr)) {
    const [address] = /ws:\/\/\S+/.exec(line) ?? [];
    if (address !== undefined) return address;
    said += `${line}\n`;
  }
  throw new Error(`the program ended at once: ${said}`);
}

/** What is behind each open descriptor; one that was closed meanwhile is left out. */
async function descriptorsOf(pid: number): Promise<readonly string[]> {
  const names = await readdir(`/proc/${pid}/fd`);
  const links = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => null)));
  return links.flatMap((link, index) => (link === null ? [] : [`${names[index]} ${link}`]));
}

async function threadsOf(pid: number): Promise<number> {
  const [, threads = '0'] = /^Threads:\s+(\d+)$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(threads);
}
