import { isMap, isScalar, isSeq, parseDocument, stringify, YAMLSeq } from 'yaml';

import { OpsError } from '#domain/errors.ts';
import { isMapping } from '#domain/yaml/mapping.ts';

import { type Edited, type EditRequest, rewriteConfig } from './rewrite.ts';
import { same } from './same.ts';

const SECTION = 'credentials';

/** Writes a fingerprint into `credentials.allow`, with a comment that says where it was found; the rest stays. */
export function allowFinding(request: EditRequest, fingerprint: string, where: string): Promise<Edited> {
  return rewriteConfig(request, (text) => withAllowed(text, fingerprint, where));
}

/**
 * The text of a configuration with one more fingerprint that is allowed. `where` is shown behind it. Throws OpsError
 * `config-not-editable` for a text in which that cannot be written.
 */
export function withAllowed(text: string, fingerprint: string, where: string): string {
  const comment = ` ${where.replaceAll(/\p{Cc}/gu, ' ')}`;
  const document = parseDocument(text, { prettyErrors: false });
  const before = dataOf(text);
  const section = isMapping(before[SECTION]) ? before[SECTION] : {};
  const allow: readonly unknown[] = Array.isArray(section['allow']) ? section['allow'] : [];
  const wanted = { ...before, [SECTION]: { ...section, allow: [...allow, fingerprint] } };
  const { contents } = document;
  const after = contents !== null && !isMap(contents) ? null : Object.hasOwn(before, SECTION) ? inside() : atEnd();
  if (after !== null && same(dataOf(after), wanted)) return after;
  throw new OpsError('config-not-editable', 'The list credentials.allow cannot be changed from here.', {
    hint: `Write this line into it by hand: - ${fingerprint}`,
    exit: 'refused',
  });

  function atEnd(): string {
    if (isMap(contents) && contents.flow === true) return inside();
    const gap = text.trim() === '' ? '' : '\n'.repeat(text.endsWith('\n') ? 1 : 2);
    return `${text}${gap}${SECTION}:\n  allow:\n    - ${stringify(fingerprint).trimEnd()} #${comment}\n`;
  }

  function inside(): string {
    const line = document.createNode(fingerprint);
    line.comment = comment;
    const list = document.getIn([SECTION, 'allow'], true);
    if (isSeq(list)) list.add(line);
    else {
      const parent = document.get(SECTION, true);
      if (parent === undefined || (isScalar(parent) && parent.value === null))
        document.set(SECTION, document.createNode({}));
      const made = new YAMLSeq(document.schema);
      made.items.push(line);
      document.setIn([SECTION, 'allow'], made);
    }
    return document.toString({ lineWidth: 0 });
  }
}

function dataOf(text: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, { prettyErrors: false, merge: true });
  if (document.errors.length > 0) return {};
  const data: unknown = document.toJS({ maxAliasCount: 1000 });
  return isMapping(data) ? data : {};
}
