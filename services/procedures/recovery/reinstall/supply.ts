import { joinPath } from '#domain/path.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';

import { npmCache } from './npm-cache.ts';
import { readNpmLock } from './npm-lock.ts';
import type { Reinstall } from './params.ts';
import { answers, npmIndex, pipIndex } from './reach.ts';
import { needsIndex } from './requirements.ts';
import type { ReinstallWorld } from './world.ts';

type Context = Pick<StepContext, 'exec' | 'signal'>;

/** Where an install would get its packages from. */
export type Supply =
  | { readonly state: 'ready'; readonly note: string | null }
  /** No network, and nothing that can stand in for it. */
  | { readonly state: 'none'; readonly why: string; readonly hint: string };

const READY: Supply = { state: 'ready', note: null };
const HINT = 'Bring the network back, then run it again. The levels restart, order and reset need none.';

/** Looks whether the packages can be had: nothing needed, a registry that answers, or a cache that has them. */
export async function supply(world: ReinstallWorld, item: Reinstall, context: Context): Promise<Supply> {
  if (item.by === 'pip') return pip(world, item, context);
  if (item.by === 'npm') return npm(world, item, context);
  if (
    await answers(world, item.by === 'uv' ? await pipIndex(world, item, context) : await npmIndex(world, item), context)
  )
    return READY;
  const cache = CACHES[item.by];
  const folder = cache === undefined ? null : await printed(world, cache, item, context);
  if (folder !== null && (await world.files.list(folder).catch(() => [])).length === 0)
    return {
      state: 'none',
      why: `There is no network, and ${item.by} has nothing in its cache (${folder}).`,
      hint: HINT,
    };
  return {
    state: 'ready',
    note: `There is no network. Whether the cache of ${item.by} has everything is not known; if not, all is put back.`,
  };
}

/** What prints the folder of a package manager's cache. */
const CACHES: Readonly<Record<string, readonly string[]>> = {
  pnpm: ['pnpm', 'store', 'path'],
  yarn: ['yarn', 'cache', 'dir'],
  'yarn-berry': ['yarn', 'config', 'get', 'cacheFolder'],
  bun: ['bun', 'pm', 'cache'],
};

async function npm(world: ReinstallWorld, item: Reinstall, context: Context): Promise<Supply> {
  const isLocked = !item.follows.endsWith('/package.json');
  const lock = isLocked ? readNpmLock(await world.files.read(item.follows, MOST_BYTES), item.follows) : null;
  if (lock !== null && 'remote' in lock && lock.remote.length + lock.unsealed === 0) return READY;
  if (await answers(world, await npmIndex(world, item), context)) return READY;
  if (lock === null || 'why' in lock)
    return {
      state: 'none',
      why: 'The registry does not answer, and without a lock file no cache can stand in.',
      hint: HINT,
    };
  const folder = await printed(world, ['npm', 'config', 'get', 'cache'], item, context);
  const { had, wanted } =
    folder === null ? { had: 0, wanted: lock.remote.length } : await npmCache(world.files, folder, lock.remote);
  if (had === wanted && lock.unsealed === 0)
    return { state: 'ready', note: `The registry does not answer; the cache has all ${wanted} packages.` };
  if (await saysNpm(world, item, context)) return READY;
  const also = lock.unsealed === 0 ? '' : ` and ${lock.unsealed} come from elsewhere`;
  return {
    state: 'none',
    why: `The registry does not answer, and the cache has ${had} of ${wanted} packages${also}.`,
    hint: HINT,
  };
}

async function pip(world: ReinstallWorld, item: Reinstall, context: Context): Promise<Supply> {
  const list = item.commands.flatMap(({ args }) => (args.includes('-r') ? [args.at(-1) ?? ''] : []));
  const texts = await Promise.all(list.map((path) => world.files.read(joinPath(path))));
  const isPackage = item.commands.some(({ args }) => args.includes('-e'));
  if (!isPackage && !texts.some((text) => needsIndex(text ?? ''))) return READY;
  if ((world.environment.get('PIP_NO_INDEX') ?? '') !== '') return READY;
  if (await answers(world, await pipIndex(world, item, context), context)) return READY;
  return {
    state: 'none',
    why: 'The package index does not answer, and pip installs nothing from its cache alone.',
    hint: HINT,
  };
}

/** npm knows ways to its registry that only its own settings tell: proxies, certificates. An answer it dislikes is one. */
async function saysNpm({ environment }: ReinstallWorld, { dir }: Reinstall, { exec }: Context): Promise<boolean> {
  const args = ['ping', '--fetch-retries=0', '--fetch-timeout=5000'];
  const { exitCode, stderr } = await exec(
    { file: 'npm', args, cwd: dir, env: projectEnvironment(environment) },
    { quiet: true, timeoutMs: 20_000 },
  );
  return exitCode === 0 || /\bE4\d\d\b/.test(stderr);
}

const MOST_BYTES = 64 * 1024 * 1024;

async function printed(
  { environment }: ReinstallWorld,
  [file = '', ...args]: readonly string[],
  { dir }: Reinstall,
  context: Context,
): Promise<string | null> {
  const { exitCode, stdout } = await context.exec(
    { file, args, cwd: dir, env: projectEnvironment(environment) },
    { quiet: true, timeoutMs: 20_000 },
  );
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return exitCode === 0 && last.startsWith('/') ? last : null;
}
