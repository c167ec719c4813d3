import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';

import { isMapping } from './mapping.ts';
import { byPlace, type Finding, keyOf, type Path, type Problem } from './problem.ts';

/** A YAML file read: its plain data, and where each piece of it stands. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  /** A mapping; empty for an empty file. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Puts a finding at its place in the text, or at the nearest one around it. */
  place(finding: Finding): Problem;
  /** Whether something stands at that path. */
  has(path: Path): boolean;
}

/** What the file is for, where that has a say in what is told. */
export interface SourceKind {
  /** `configuration` */
  readonly name: string;
  /** A key and a value such a file may have. */
  readonly example: string;
  /** Aliases may be resolved this often; more is an attack or a mistake. */
  readonly maxAliases: number;
}

/** In our words, by the code of the yaml package; what is not here keeps that package's first line. */
const WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this key is there twice; keep one',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing here or on the line before',
  TAB_AS_INDENT: 'a tab is used for indentation; use spaces',
};

/** Reads YAML; problems of the text are all told at once, those of the values come later. */
export function readYaml(file: string, text: string, kind: SourceKind): Source | readonly Problem[] {
  const lines = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const whole = (message: string): Problem[] => [{ ...at(0), key: null, message, hint: null }];
  try {
    const document: Document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
    const deep = document.errors.find(({ message }) => message.includes('call stack'));
    if (deep !== undefined) return whole('it is nested too deeply');
    if (document.errors.length > 0) {
      const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
      // What a tab moved is in the wrong place too, which nobody need be told of each line.
      const problems = (tabs.length > 0 ? tabs : document.errors).map(({ code, message, pos }) => {
        const said =
          code === 'MULTIPLE_DOCS'
            ? `there is a second document (---); one file holds one ${kind.name}`
            : (WORDS[code] ?? `this is not YAML: ${message.split('\n')[0]?.replace(/[:.]$/, '') ?? code}`);
        return { ...at(pos[0]), key: null, message: said, hint: null };
      });
      return problems.toSorted(byPlace);
    }
    const lost = text.includes('*') ? danglingAlias(document) : null;
    if (lost !== null)
      return [{ ...at(lost), key: null, message: 'an alias names an anchor that is not there', hint: null }];
    const data: unknown = document.toJS({ maxAliasCount: kind.maxAliases }) ?? {};
    if (!isMapping(data)) return whole(`expected keys and values such as \`${kind.example}\``);
    const find = (path: Path) => locate(document, path);
    return {
      file,
      text,
      document,
      data,
      place: ({ path, part, message, hint }) => ({
        ...at(find(path)[part]),
        key: keyOf(path),
        message,
        hint,
      }),
      has: (path) => find(path).exact,
    };
  } catch (error) {
    if (error instanceof RangeError) return whole('it is nested too deeply');
    if (error instanceof ReferenceError) return whole('its aliases (*name) unfold to too much; write it out');
    throw error;
  }
}

/** Offset of the first alias without an anchor before it. */
function danglingAlias(document: Document): number | null {
  const anchors = new Set<string>();
  let lost: number | null = null;
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor);
      if (!isAlias(node) || anchors.has(node.source)) return undefined;
      lost = startOf(node) ?? 0;
      return visit.BREAK;
    },
  });
  return lost;
}

interface Spot {
  readonly key: number;
  readonly value: number;
  readonly exact: boolean;
}

/** Offsets of a key and its value; of the last step that exists when the path leads on. */
function locate(document: Document, path: Path): Spot {
  let node: unknown = document.contents;
  let spot = { key: startOf(node) ?? 0, value: startOf(node) ?? 0 };
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const next = childOf(node, step);
    if (next === undefined) return { ...spot, exact: false };
    const [key, value] = isPair(next) ? [next.key, next.value] : [next, next];
    const start = startOf(key) ?? spot.value;
    spot = { key: start, value: startOf(value) ?? start };
    node = value;
  }
  return { ...spot, exact: true };
}

function childOf(node: unknown, step: string | number): unknown {
  if (isSeq(node)) return typeof step === 'number' ? (node.items[step] ?? undefined) : undefined;
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }: Pair) => (isScalar(key) ? String(key.value) : key) === String(step));
}

function startOf(node: unknown): number | undefined {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
