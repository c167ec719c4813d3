import { type Document, isScalar, isSeq, parseDocument, YAMLSeq } from 'yaml';

import { OpsError } from '#domain/errors.ts';
import { isMapping } from '#domain/yaml/mapping.ts';

import { type Change, changed } from './change.ts';
import { editLines } from './lines.ts';
import { same } from './same.ts';

/**
 * The text of a configuration with one item added, replaced or taken out. Where it can, only the lines of that item change;
 * else the list is written anew with its comments. Throws OpsError `config-not-editable` when neither says what was meant.
 */
export function editText(text: string, change: Change): string {
  const wanted = changed(dataOf(text), change);
  for (const edit of [editLines, editDocument]) {
    const after = edit(text, change);
    if (after !== null && same(dataOf(after), wanted)) return after;
  }
  throw new OpsError(
    'config-not-editable',
    `The list ${change.list} is written in a way that cannot be changed from here.`,
    {
      hint: 'Change the file by hand.',
      exit: 'refused',
    },
  );
}

function editDocument(text: string, { list, index, item }: Change): string {
  const document = parseDocument(text, { prettyErrors: false });
  const before = document.get(list, true);
  if (!isSeq(before)) document.set(list, emptyList(document, before));
  if (item === null) document.deleteIn([list, index]);
  else if (index === null) document.addIn([list], document.createNode(item));
  else document.setIn([list, index], document.createNode(item));
  return document.toString({ lineWidth: 0 });
}

/** A list in place of a key that held nothing, with the comment that stood there. */
function emptyList(document: Document, before: unknown): YAMLSeq {
  const list = new YAMLSeq(document.schema);
  if (isScalar(before)) list.commentBefore = [before.commentBefore, before.comment].filter(Boolean).join('\n');
  return list;
}

/** Empty for a text that is no configuration; the checks that follow tell why. */
function dataOf(text: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, { prettyErrors: false, merge: true });
  if (document.errors.length > 0) return {};
  const data: unknown = document.toJS({ maxAliasCount: 1000 });
  return isMapping(data) ? data : {};
}
