import { type ParseError, parse as parseJsonc, printParseErrorCode } from 'jsonc-parser';
import { parse as parseToml, TomlError } from 'smol-toml';
import { parseAllDocuments } from 'yaml';

import { messageOf } from '#domain/errors.ts';

import { type CodeBlock, codeBlocks } from './code-blocks.ts';
import type { DocFinding } from './finding.ts';

export interface CheckedCode {
  readonly findings: readonly DocFinding[];
  /** Blocks that were read by the rules of their language. */
  readonly checked: number;
}

/** What is wrong with a text, and in which of its lines (from 1); null when it can be read. */
type Reader = (text: string) => { readonly says: string; readonly line: number } | null;

/** Something left out on purpose, or a place for the reader to fill in. */
const LEFT_OUT = /\.{3}|…|<[a-z][\w -]*>|\{\{|\$\{\{/i;

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function jsonProblem(text: string, comments: boolean): ReturnType<Reader> {
  const errors: ParseError[] = [];
  parseJsonc(text, errors, { disallowComments: !comments, allowTrailingComma: comments, allowEmptyContent: true });
  const [first] = errors;
  if (first === undefined) return null;
  return { says: words(printParseErrorCode(first.error)), line: lineAt(text, first.offset) };
}

/** `ValueExpected` as words. */
function words(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** Members of an object without their braces are a usual way to show a part of a file. */
function json(comments: boolean): Reader {
  return (text) => {
    const problem = jsonProblem(text, comments);
    const part = problem !== null && /^\s*(?:\/\/.*\s+)*"/.test(text);
    if (part && jsonProblem(`{${text.trimEnd().replace(/,$/, '')}\n}`, comments) === null) return null;
    const lines = problem === null || !/^\s*[[{"]/.test(text) ? [] : text.trim().split('\n');
    // Several values, one in each line, are what logs and streams look like.
    return lines.length > 1 && lines.every((line) => jsonProblem(line, comments) === null) ? null : problem;
  };
}

const yaml: Reader = (text) => {
  const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: true });
  const error = Array.isArray(documents) ? documents.flatMap(({ errors }) => errors)[0] : undefined;
  if (error === undefined) return null;
  return { says: error.message.replace(/ at line \d+, column \d+:[\s\S]*$/, ''), line: error.linePos?.[0].line ?? 1 };
};

const toml: Reader = (text) => {
  try {
    parseToml(text);
    return null;
  } catch (thrown) {
    const says = messageOf(thrown).split('\n')[0] ?? '';
    return { says: says.replace(/^Invalid TOML document: /, ''), line: thrown instanceof TomlError ? thrown.line : 1 };
  }
};

const READERS: Readonly<Record<string, Reader>> = {
  json: json(false),
  jsonc: json(true),
  yaml,
  yml: yaml,
  toml,
};

/** What is wrong with a whole file in one of these languages, and in which of its lines (from 1); null when nothing is. */
export function syntaxProblem(
  language: 'json' | 'jsonc' | 'yaml' | 'toml',
  text: string,
): { readonly says: string; readonly line: number } | null {
  return READERS[language]?.(text) ?? null;
}

function problemOf({ language, text }: CodeBlock): ReturnType<Reader> {
  const problem = READERS[language]?.(text) ?? null;
  return problem !== null && LEFT_OUT.test(text) ? null : problem;
}

/**
 * Reads the code blocks whose language has a syntax that can be judged alone: JSON, YAML, TOML. Nothing is run. A block
 * that leaves something out (`…`, `<name>`) is not judged. What does not parse is a warning.
 */
export function checkCode(file: string, document: string): CheckedCode {
  const blocks = codeBlocks(document).filter(({ language }) => Object.hasOwn(READERS, language));
  const findings = blocks.flatMap((block): readonly DocFinding[] => {
    const problem = problemOf(block);
    if (problem === null) return [];
    const says = `a code block is no ${block.language.toUpperCase()}: ${problem.says}`;
    const hint = 'Mend it, or name another language behind its fence.';
    return [{ level: 'warn', file, line: block.line + problem.line - 1, says, hint }];
  });
  return { findings, checked: blocks.length };
}
