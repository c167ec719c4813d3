import { renameSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Imported before the program: on SIGUSR2 it collects what is garbage and writes how many bytes are left to BENCH_HEAP.
const path = process.env.BENCH_HEAP;
if (isMainThread && path !== undefined)
  process.on('SIGUSR2', () => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    writeFileSync(`${path}.new`, String(heapUsed + external));
    renameSync(`${path}.new`, path);
  });
