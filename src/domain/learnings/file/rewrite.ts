import { type Document, isNode, isScalar } from 'yaml';

import type { Learning } from '#domain/learnings/learning.ts';
import { isMapping } from '#domain/yaml/mapping.ts';
import type { Path } from '#domain/yaml/problem.ts';

import { parseLearning } from './parse.ts';
import { written } from './write.ts';

/**
 * The text of a file after its learning became another one. What did not change stays as it is with its comments, and a
 * learning that is the same leaves the text alone. Null when the text before cannot be read.
 */
export function rewritten(text: string, learning: Learning): string | null {
  const before = parseLearning('', text);
  if (!('learning' in before)) return null;
  if (same(before.learning, learning)) return text;
  const { document } = before.source;
  lay(document, ['learning_entry'], written(before.learning), written(learning));
  return document.toString({ lineWidth: 0 });
}

/** Sets what differs, as deep as it can, so that the rest keeps its form. */
function lay(document: Document, path: Path, before: unknown, after: unknown): void {
  if (same(before, after)) return;
  if (isMapping(before) && isMapping(after) && isNode(document.getIn(path, true))) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      lay(document, [...path, key], before[key], after[key]);
  } else if (after === undefined) document.deleteIn(path);
  else if (typeof after === 'string' && !keepsForm(document.getIn(path, true), after))
    document.setIn(path, document.createNode(after));
  else document.setIn(path, typeof after === 'string' ? after : document.createNode(after));
}

/** A block of lines can only say what begins and ends with a letter: blank edges need quotes. */
function keepsForm(node: unknown, text: string): boolean {
  return !(isScalar(node) && node.type?.startsWith('BLOCK_') === true && text !== text.trim());
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
