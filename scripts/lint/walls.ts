import type { OxlintOverride } from 'oxlint';

import { type Room, subpath } from './rooms.ts';

const DRAWING = ['ink', 'react', 'react/**', 'zustand', 'zustand/**'];

/** The lint override that closes one room. Static, type-only, re-exported and dynamic imports are all judged by it. */
export function wall([room, { allow, types = [], openTo }]: [string, Room]): OxlintOverride {
  const open = ['./**', subpath(room), ...allow];
  const shut = openTo === 'packages' ? ['#*/**', '../**', ...DRAWING] : ['**'];
  const message = `${room} may import ${['its own files', ...allow, ...types.map((name) => `types of ${name}`)].join(', ')}. See ARCHITECTURE.md.`;
  const patterns = [
    { group: [...shut, ...[...open, ...types].map((path) => `!${path}`)], message },
    ...(types.length > 0 ? [{ group: [...types], allowTypeImports: true, message }] : []),
  ];
  return { files: [`${room}/**`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}
