const PATH = /^\s*path\s*=\s*(.+?)\s*$/gm;

/** Paths that a `.gitmodules` names. */
export function submodulesIn(text: string): Set<string> {
  return new Set([...text.matchAll(PATH)].map(([, path = '']) => path.replace(/^"(.*)"$/, '$1')));
}
