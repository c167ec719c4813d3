import { decode, type Utf8 } from '#domain/yaml/decode.ts';
import type { Problem } from '#domain/yaml/problem.ts';
import { readYaml, type Source } from '#domain/yaml/source.ts';

export type { Source } from '#domain/yaml/source.ts';

const KIND = { name: 'configuration', example: 'refresh: 2s', maxAliases: 1000 };

/** The decoder of the platform. */
export const utf8: Utf8 = (bytes, { fatal, mayStop }) =>
  new TextDecoder('utf-8', { fatal }).decode(bytes, { stream: mayStop });

/** Reads a configuration file; problems of the text are all told at once, those of the values come later. */
export function readSource(file: string, bytes: Uint8Array): Source | readonly Problem[] {
  const text = decode(file, bytes, utf8);
  return typeof text === 'string' ? readYaml(file, text, KIND) : [text];
}
