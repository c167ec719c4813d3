/**
 * The dependency rule as data: what a room may import besides its own files. Anything else fails the lint.
 * `allow` are import globs, `types` the same for type-only imports, `openTo` says the room may use any package
 * and any module of node, so that only the listed rooms are shut to it.
 */
export type Room = {
  readonly allow: readonly string[];
  readonly types?: readonly string[];
  readonly openTo?: 'packages';
};

/** Packages that only compute: text in, values out. No input, no output, no clock. */
const PURE = [
  '@decimalturn/toml-patch',
  '@renovatebot/pep440',
  'conventional-commits-parser',
  'jsonc-parser',
  'semver',
  'semver/**',
  'smol-toml',
  'yaml',
];

const ENGINE = ['#services/checks/**', '#services/procedures/**', '#services/monitor/**', '#services/providers/**'];

export const ROOMS: Readonly<Record<string, Room>> = {
  'src/domain': { allow: PURE },
  'src/config': { allow: ['#domain/**', '#services/checks/**', 'zod', 'yaml'], types: ['#services/ports/**'] },
  'src/store': {
    allow: ['#domain/**', '#config/**', '#services/ports/**', ...ENGINE, 'zustand', 'zustand/**', 'react'],
  },
  'src/cli': { allow: ['#domain/**', '#config/**', '#services/ports/**', ...ENGINE, 'node:util'] },
  'services/ports': { allow: ['#domain/**'] },
  // smol-toml only turns text into values; it is loaded when a project has such a file.
  'services/checks': { allow: ['#domain/**', '#services/ports/**', 'smol-toml'], types: ['zod'] },
  // How an agent is asked for its version and its login is one piece of code.
  'services/procedures': {
    allow: ['#domain/**', '#services/ports/**', '#services/checks/agent/**', '#services/providers/**', ...PURE, 'zod'],
  },
  'services/monitor': { allow: ['#domain/**', '#services/ports/**', '#services/checks/**'] },
  'services/providers': { allow: ['#domain/**', '#services/ports/**'] },
  'services/fakes': { allow: ['#domain/**', '#services/ports/**'] },
  'services/adapters': { allow: ['#domain/**', '#services/ports/**'], openTo: 'packages' },
  components: { allow: ['#domain/**', 'ink', 'react', 'string-width'] },
  screens: { allow: ['#domain/**', '#components/**', '#store/**', 'ink', 'react'] },
};

/** Rooms that see everything: the composition root and what surrounds the product. */
export const OPEN = ['src/launcher', 'src/main.ts', 'src/tui.tsx', 'test', 'scripts'] as const;

/** The name by which other rooms, and a room's own sub-folders, import from it. */
export function subpath(room: string): string {
  return `#${room.replace(/^src\//, '')}/**`;
}
