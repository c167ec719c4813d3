import type { Command } from './component.ts';
import type { NodeManager } from './node-manager.ts';

/** What `npm init` writes, which fails by design. */
const NO_TEST = /no test specified/;
/** A script that waits for changes or visitors never ends. */
const ENDLESS = /\b(?:watch|serve|dev|start|preview)\b/;
const DOCS = ['docs', 'docs:build', 'build:docs', 'build-docs', 'doc', 'typedoc'];

const FROZEN: Readonly<Record<NodeManager, readonly string[]>> = {
  npm: ['npm', 'ci'],
  pnpm: ['pnpm', 'install', '--frozen-lockfile'],
  yarn: ['yarn', 'install', '--frozen-lockfile'],
  'yarn-berry': ['yarn', 'install', '--immutable'],
  bun: ['bun', 'install', '--frozen-lockfile'],
};
/** Without a lock file, and without writing one. Yarn 2 and later have no such option. */
const UNLOCKED: Readonly<Record<NodeManager, readonly string[]>> = {
  npm: ['npm', 'install', '--no-package-lock'],
  pnpm: ['pnpm', 'install', '--no-lockfile'],
  yarn: ['yarn', 'install', '--no-lockfile'],
  'yarn-berry': ['yarn', 'install'],
  bun: ['bun', 'install', '--no-save'],
};
const PACK: Readonly<Record<NodeManager, readonly string[] | null>> = {
  npm: ['npm', 'pack', '--json'],
  pnpm: ['pnpm', 'pack'],
  yarn: ['yarn', 'pack'],
  'yarn-berry': ['yarn', 'pack'],
  bun: null,
};

export interface NodeCommands {
  readonly install: Command | null;
  readonly build: Command | null;
  readonly test: Command | null;
  readonly docs: Command | null;
  readonly pack: Command | null;
}

/** The commands of a package, by what its scripts are called. */
export function nodeCommands(
  manager: NodeManager,
  scripts: Readonly<Record<string, string>>,
  has: { readonly lock: boolean; readonly dependencies: boolean; readonly publication: boolean },
): NodeCommands {
  const tool = manager === 'yarn-berry' ? 'yarn' : manager;
  const run = (name: string): Command => ({ file: tool, args: ['run', name] });
  const test = scripts['test'];
  const docs = DOCS.find((name) => scripts[name] !== undefined && !ENDLESS.test(scripts[name]));
  const install = has.lock ? FROZEN[manager] : has.dependencies ? UNLOCKED[manager] : null;
  return {
    install: command(install),
    build: scripts['build'] === undefined ? null : run('build'),
    test:
      test === undefined || NO_TEST.test(test)
        ? null
        : { file: tool, args: tool === 'bun' ? ['run', 'test'] : ['test'] },
    docs: docs === undefined ? null : run(docs),
    pack: has.publication ? command(PACK[manager]) : null,
  };
}

function command(words: readonly string[] | null): Command | null {
  const [file, ...args] = words ?? [];
  return file === undefined ? null : { file, args };
}
