import { field, textField } from '#domain/field.ts';

const MANAGERS = ['npm', 'pnpm', 'yarn', 'yarn-berry', 'bun'] as const;

/** Package managers of Node. */
export type NodeManager = (typeof MANAGERS)[number];

/** Whether a word is one of them. */
export function isNodeManager(word: string): word is NodeManager {
  return MANAGERS.some((manager) => manager === word);
}

/** Lock files, the more telling first: npm leaves its own behind when somebody tried it once. */
const LOCKS: readonly (readonly [file: string, NodeManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['npm-shrinkwrap.json', 'npm'],
  ['package-lock.json', 'npm'],
];

const TOOLS = ['npm', 'pnpm', 'yarn', 'bun'] as const;

/** What a decision about the package manager is made of. */
export interface NodeFacts {
  /** What a person named in the profile. */
  readonly configured: NodeManager | null;
  /** Content of package.json. */
  readonly manifest: unknown;
  /** Names of files in the project's folder. */
  readonly names: ReadonlySet<string>;
  /** Content of yarn.lock; null when there is none. */
  readonly yarnLock: string | null;
}

export interface NodeChoice {
  readonly manager: NodeManager;
  readonly why: string;
  /** Of the manager that was chosen. */
  readonly lockFile: string | null;
  readonly warnings: readonly string[];
}

/**
 * Which package manager a project is for: what a person configured, `packageManager`, `devEngines.packageManager`, the lock
 * file, else npm. Names what contradicts it.
 */
export function nodeManager(facts: NodeFacts): NodeChoice {
  const locks = LOCKS.filter(([file]) => facts.names.has(file)).map(
    ([file, manager]) => [file, manager === 'yarn' && isBerry(facts) ? 'yarn-berry' : manager] as const,
  );
  const told = named(facts);
  const [found] = locks;
  const { manager, why } = told.choice ?? {
    manager: found?.[1] ?? (facts.names.has('pnpm-workspace.yaml') ? 'pnpm' : 'npm'),
    why:
      found?.[0] ??
      (facts.names.has('pnpm-workspace.yaml') ? 'pnpm-workspace.yaml' : 'package.json without a lock file'),
  };
  const own = locks.filter(([, by]) => by === manager).map(([file]) => file);
  const others = locks.filter(([, by]) => by !== manager).map(([file]) => file);
  const conflict = `${others.join(' and ')} ${others.length === 1 ? 'is' : 'are'} there too, but ${why} says ${manager}: remove what is not used`;
  return {
    manager,
    why,
    lockFile: own[0] ?? null,
    warnings: [...told.warnings, ...(others.length > 0 ? [conflict] : [])],
  };
}

function named(facts: NodeFacts): { choice: { manager: NodeManager; why: string } | null; warnings: string[] } {
  const { configured, manifest } = facts;
  if (configured !== null) return { choice: { manager: configured, why: 'push.manager' }, warnings: [] };
  const warnings: string[] = [];
  for (const [why, text] of [
    ['packageManager', textField(manifest, 'packageManager')],
    ['devEngines.packageManager', devEngine(manifest)],
  ] as const) {
    if (text === null) continue;
    const [, version] = /^[a-z]+(?:@[\^~>=v]*(\d\S*|\*))?/.exec(text) ?? [];
    const name = TOOLS.find((tool) => text === tool || text.startsWith(`${tool}@`));
    if (name === undefined) {
      warnings.push(`${why} is ${text}, which is no package manager we know`);
      continue;
    }
    const berry =
      name === 'yarn' &&
      (version === undefined || version === '*' ? isBerry(facts) : Number.parseInt(version, 10) >= 2);
    return { choice: { manager: berry ? 'yarn-berry' : name, why }, warnings };
  }
  return { choice: null, warnings };
}

function devEngine(manifest: unknown): string | null {
  const given = field(manifest, 'devEngines', 'packageManager');
  const one: unknown = Array.isArray(given) ? given[0] : given;
  const name = textField(one, 'name');
  const version = textField(one, 'version');
  return name === null || version === null ? name : `${name}@${version}`;
}

/** Yarn 2 and later have a file of settings of their own, and say so in their lock file. */
function isBerry({ names, yarnLock }: NodeFacts): boolean {
  return names.has('.yarnrc.yml') || /^__metadata:/m.test(yarnLock ?? '');
}
