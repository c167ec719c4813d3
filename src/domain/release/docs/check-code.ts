import { type CodeBlock, codeBlocks } from './code-blocks.ts';
import type { DocFinding } from './finding.ts';
import { json, jsonc } from './syntax/json.ts';
import type { Reader } from './syntax/reader.ts';
import { toml } from './syntax/toml.ts';
import { yaml } from './syntax/yaml.ts';

export interface CheckedCode {
  readonly findings: readonly DocFinding[];
  /** Blocks that were read by the rules of their language. */
  readonly checked: number;
}

/** Something left out on purpose, or a place for the reader to fill in. */
const LEFT_OUT = /\.{3}|…|<[a-z][\w -]*>|\{\{|\$\{\{/i;

const READERS: Readonly<Record<string, Reader>> = { json, jsonc, yaml, yml: yaml, toml };

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
