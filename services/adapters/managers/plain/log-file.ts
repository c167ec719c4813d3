import { open, rename, rm, stat, truncate } from 'node:fs/promises';

/** Older ones beside the newest. */
const KEPT = 3;
/** Of a log that grew longer only the end is kept. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Begins a new log of a service, 0600, and keeps the ends of the last three as `.1`, `.2` and `.3`. */
export async function openLog(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  const size = await stat(path).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > 0) {
    for (let number = KEPT - 1; number > 0; number -= 1) await move(`${path}.${number}`, `${path}.${number + 1}`);
    if (size > MOST_BYTES) await keepEnd(path, `${path}.1`, size);
    else await move(path, `${path}.1`);
  }
  // Appending, so that whoever empties it does not leave a hole.
  return open(path, 'a', 0o600);
}

async function move(from: string, to: string): Promise<void> {
  await rename(from, to).catch(() => undefined);
}

async function keepEnd(from: string, to: string, size: number): Promise<void> {
  await rm(to, { force: true });
  await using source = await open(from, 'r');
  await using target = await open(to, 'wx', 0o600);
  const { buffer, bytesRead } = await source.read({ buffer: Buffer.alloc(MOST_BYTES), position: size - MOST_BYTES });
  await target.writeFile(buffer.subarray(0, bytesRead));
  await truncate(from, 0);
}
