/** A name as a tag: `Memory service` and `memory-service` are both `memory_service`; empty for a name without letters. */
export function tagOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);
}

/** Names as tags, each once, without empty ones. */
export const tagsOf = (names: readonly string[]): readonly string[] =>
  [...new Set(names.map(tagOf))].filter((tag) => tag !== '');
