import { isAlias, isMap, isScalar, isSeq, parseDocument, Scalar } from 'yaml';

import { type Format, lineAt, placeName, refused, type Spot } from './spot.ts';
import type { Step, VersionFile } from './version-file.ts';

/** YAML 1.2, one document. */
export const yaml: Format = { locate, tree };

/** Without quotes `1.10` would be the number 1.1. */
const written = (version: string) => (/^\d+(?:\.\d*)?(?:e[+-]?\d+)?$/i.test(version) ? `"${version}"` : version);

function tree(text: string, file: VersionFile): unknown {
  try {
    return documentOf(text, file).toJS() as unknown;
  } catch (error) {
    // An alias of nothing, or aliases of aliases without end.
    if (!(error instanceof ReferenceError)) throw error;
    throw refused('version-file-invalid', file, null, `this is not YAML (${error.message})`, 'Correct the file.');
  }
}

function documentOf(text: string, file: VersionFile) {
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'silent' });
  const [first] = document.errors;
  if (first === undefined) return document;
  const what =
    first.code === 'DUPLICATE_KEY'
      ? 'a key stands there more than once'
      : `this is not YAML (${first.message.split('\n')[0]?.replace(/:$/, '')})`;
  throw refused('version-file-invalid', file, lineAt(text, first.pos[0] + 1), what, 'Correct the file.');
}

function locate(text: string, file: VersionFile): Spot[] {
  const document = documentOf(text, file);
  return file.places.flatMap((place): Spot[] => {
    let node: unknown = document.contents;
    for (const step of place.at) node = child(node, step);
    if (node === undefined || node === null) return [];
    if (isScalar(node) && node.range !== undefined && node.range !== null) {
      const [from, to] = node.range;
      const { type } = node;
      if (type === Scalar.PLAIN) return [{ place, start: from, end: to, value: node.source ?? '', write: written }];
      if (typeof node.value === 'string' && (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE))
        return [{ place, start: from + 1, end: to - 1, value: node.value }];
    }
    const line =
      isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? lineAt(text, (node.range?.[0] ?? 0) + 1) : null;
    throw refused(
      'version-computed',
      file,
      line,
      `${placeName(place.at)} is not a plain text`,
      'Write the version itself there.',
    );
  });
}

function child(node: unknown, step: Step): unknown {
  if (typeof step === 'object')
    return isSeq(node) ? node.items.find((entry) => isMap(entry) && entry.get('name') === step.name) : undefined;
  return isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
}
