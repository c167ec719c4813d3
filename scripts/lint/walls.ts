import type { OxlintOverride } from 'oxlint';

import { type Room, subpath } from './rooms.ts';

const DRAWING = ['ink', 'react', 'react/**', 'zustand', 'zustand/**'];

/** The lint override that closes one room. Static, type-only, re-exported and dynamic imports are all judged by it. */
export function wall([room, { allow, types = [], openTo }]: [string, Room]): OxlintOverride {
  const open = ['./**', subpath(room), ...allow];
  const shut = openTo === 'packages' ? ['#*/**', '../**', ...DRAWING] : ['**'];
  const names = ['its own files', ...allow, ...types.map((name) => `types of ${name}`)];
  const message = `${room} may import ${names.join(', ')}. See ARCHITECTURE.md.`;
  const patterns = [
    // As an expression, because a glob that lets a path through ends the search, and the one below must.
    ...types.map((name) => ({ regex: `^${name.replace('**', '.*')}$`, allowTypeImports: true, message })),
    { group: [...shut, ...[...open, ...types].map((path) => `!${path}`)], message },
  ];
  return { files: [`${room}/**`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}
