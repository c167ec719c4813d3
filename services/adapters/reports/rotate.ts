import { rename, rm, stat } from 'node:fs/promises';

import { errno } from '#services/adapters/errno.ts';

/** Moves `file` to `file.1`, `file.1` to `file.2` and so on when it has reached `bytes`; `keep` old ones stay. */
export async function rotate(file: string, bytes: number, keep: number): Promise<void> {
  const facts = await stat(file).catch(() => null);
  if (facts === null || facts.size < bytes) return;
  await rm(`${file}.${keep}`, { force: true });
  for (let age = keep - 1; age >= 0; age -= 1) {
    const from = age === 0 ? file : `${file}.${age}`;
    await rename(from, `${file}.${age + 1}`).catch((thrown: unknown) => {
      if (errno(thrown) !== 'ENOENT') throw thrown;
    });
  }
}
