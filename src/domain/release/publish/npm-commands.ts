import type { Command } from '#domain/release/made/component.ts';

import { scopeOf } from './npm-registry.ts';

export type NodeManager = 'npm' | 'pnpm' | 'yarn' | 'yarn-berry';

export interface NpmTarget {
  readonly name: string;
  /** Of the registry, without a credential. */
  readonly url: string;
}

export interface NpmPublishWish {
  readonly tarball: string;
  readonly tag: string;
  readonly access: 'public' | 'restricted' | null;
  readonly provenance: boolean;
}

/** Packs the folder it runs in, into the folder `out`: each manager by its own rules of what a package holds. */
export function packCommand(manager: NodeManager, out: string): Command {
  switch (manager) {
    case 'npm':
      return { file: 'npm', args: ['pack', '--json', '--pack-destination', out] };
    case 'pnpm':
      return { file: 'pnpm', args: ['pack', '--pack-destination', out] };
    case 'yarn':
      return { file: 'yarn', args: ['pack', '--filename', `${out}/package.tgz`] };
    case 'yarn-berry':
      return { file: 'yarn', args: ['pack', '--out', `${out}/package.tgz`] };
  }
}

/** Publishes a packed file, or puts it where it waits for approval. npm's own settings cannot change where or as what. */
export function publishCommand(target: NpmTarget, wish: NpmPublishWish, how: 'publish' | 'stage' = 'publish'): Command {
  const verb = how === 'stage' ? ['stage', 'publish'] : ['publish'];
  const access = wish.access === null ? [] : [`--access=${wish.access}`];
  // Said aloud, because publishConfig may ask for it where it is impossible.
  const provenance = `--provenance=${String(wish.provenance)}`;
  return npm(target, ...verb, wish.tarball, `--tag=${wish.tag}`, ...access, provenance, '--json');
}

/** An empty message takes the warning away. */
export function deprecateCommand(target: NpmTarget, version: string, message: string): Command {
  return npm(target, 'deprecate', `${target.name}@${version}`, message);
}

export function distTagCommand(target: NpmTarget, version: string, tag: string): Command {
  return npm(target, 'dist-tag', 'add', `${target.name}@${version}`, tag);
}

/** A registry of the package's scope would win over the general one, so both are named. */
function npm({ name, url }: NpmTarget, ...args: readonly string[]): Command {
  const scope = scopeOf(name);
  return {
    file: 'npm',
    args: [...args, `--registry=${url}`, ...(scope === null ? [] : [`--${scope}:registry=${url}`])],
  };
}
