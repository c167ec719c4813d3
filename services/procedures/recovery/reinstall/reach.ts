import { proxyOf } from '#services/procedures/diagnose/shared/proxy.ts';
import { isHere } from '#services/procedures/diagnose/shared/reached.ts';
import { within } from '#services/procedures/diagnose/within.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';

import type { Reinstall } from './params.ts';
import type { ReinstallWorld } from './world.ts';

type Context = Pick<StepContext, 'exec' | 'signal'>;

const LIMIT_MS = 5000;
const PYPI = 'https://pypi.org/simple/';

/** The registry that npm's settings name for a folder; null when they cannot be read. */
export async function npmIndex({ registries }: ReinstallWorld, { dir }: Reinstall): Promise<string | null> {
  return registries.npm({ name: '', folder: dir }).then(
    ({ url }) => url,
    () => null,
  );
}

/** The index that pip's settings name. */
export async function pipIndex(
  { environment, files }: ReinstallWorld,
  item: Reinstall,
  { exec }: Context,
): Promise<string> {
  const [, list] = item.commands.flatMap(({ args }) => (args.includes('-r') ? args.slice(args.indexOf('-r')) : []));
  const text = list === undefined ? '' : ((await files.read(list)) ?? '');
  const [, inFile] = /^(?:-i|--index-url)[= ]+(\S+)/m.exec(text) ?? [];
  const told = inFile ?? environment.get('PIP_INDEX_URL');
  if (told !== undefined && told !== '') return told;
  const command = {
    file: item.commands[0]?.file ?? 'python3',
    args: ['-m', 'pip', 'config', 'get', 'global.index-url'],
  };
  const { exitCode, stdout } = await exec(
    { ...command, env: projectEnvironment(environment) },
    { quiet: true, timeoutMs: 20_000 },
  );
  return exitCode === 0 && stdout.trim() !== '' ? stdout.trim() : PYPI;
}

/** Whether somebody answers where a registry, or the proxy before it, is said to be. Sends nothing. */
export async function answers(world: ReinstallWorld, address: string | null, { signal }: Context): Promise<boolean> {
  const url = address === null ? null : URL.parse(address);
  if (url === null) return false;
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  try {
    return await within({ clock: world.clock, limitMs: LIMIT_MS, outer: signal }, async (limited) => {
      const proxy = isHere(host, '') ? null : (await proxyOf(world, limited)).seen;
      if (proxy !== null) return proxy.answers;
      await world.net.tcp(host, port, limited);
      return true;
    });
  } catch {
    return false;
  }
}
