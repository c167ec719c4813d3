import { chmod, writeFile } from 'node:fs/promises';

import type { Lab } from './lab.ts';

/**
 * Has npm, pnpm and yarn 1 of the lab use a registry, as the person's own settings say it: with this token, or without
 * any. A failed request is not tried again, because npm waits ten seconds for that.
 */
export async function writeNpmrc(lab: Lab, url: string, token: string | null): Promise<void> {
  const lines = [`registry=${url}`, 'fetch-retries=0', 'audit=false', 'fund=false'];
  if (token !== null) lines.push(`${url.replace(/^https?:/, '')}:_authToken=${token}`);
  const path = lab.at('home/.npmrc');
  await writeFile(path, `${lines.join('\n')}\n`);
  await chmod(path, 0o600);
}
