import { type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';

import { type Format, lineAt, placeName, refused, type Spot } from './spot.ts';
import type { Step, VersionFile } from './version-file.ts';

/** JSON as npm reads it: strict, but a byte order mark may come first. */
export const json: Format = { locate, tree };

function tree(text: string, file: VersionFile): unknown {
  const mark = markOf(text);
  try {
    return JSON.parse(text.slice(mark)) as unknown;
  } catch (error) {
    const [first] = errorsOf(text.slice(mark));
    const line = first === undefined ? null : lineAt(text, first.offset + mark);
    const what = first === undefined ? String(error) : `this is not JSON (${printParseErrorCode(first.error)})`;
    throw refused(
      'version-file-invalid',
      file,
      line,
      what,
      'Correct the file; comments and trailing commas are not JSON.',
    );
  }
}

function locate(text: string, file: VersionFile): Spot[] {
  tree(text, file);
  const mark = markOf(text);
  const root = parseTree(text.slice(mark));
  return file.places.flatMap((place) => {
    let node = root;
    for (const step of place.at)
      node =
        node === undefined
          ? undefined
          : child(node, step, (twice) => {
              const lines = twice.map(({ offset }) => lineAt(text, offset + mark)).join(' and ');
              throw refused(
                'version-ambiguous',
                file,
                null,
                `${placeName(place.at)} stands there more than once, in lines ${lines}`,
                'Keep one of them; readers differ in which one counts.',
              );
            });
    if (node === undefined) return [];
    const start = node.offset + mark + 1;
    if (node.type !== 'string')
      throw refused(
        'version-computed',
        file,
        lineAt(text, start),
        `${placeName(place.at)} is not a text`,
        'Write the version between quotes.',
      );
    return [{ place, start, end: start + node.length - 2, value: String(node.value) }];
  });
}

function child(node: Node, step: Step, twice: (nodes: readonly Node[]) => void): Node | undefined {
  if (typeof step === 'object')
    return node.type === 'array'
      ? node.children?.find((entry) => child(entry, 'name', twice)?.value === step.name)
      : undefined;
  if (node.type === 'array') return typeof step === 'number' ? node.children?.[step] : undefined;
  const found = (node.children ?? []).filter(({ children }) => children?.[0]?.value === String(step));
  if (found.length > 1) twice(found);
  return found[0]?.children?.[1];
}

function errorsOf(text: string): ParseError[] {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors;
}

const markOf = (text: string) => (text.startsWith('\u{FEFF}') ? 1 : 0);
