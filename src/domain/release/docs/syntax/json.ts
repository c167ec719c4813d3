import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';

import type { Reader } from './reader.ts';

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function problemIn(text: string, comments: boolean): ReturnType<Reader> {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: !comments, allowTrailingComma: comments, allowEmptyContent: true });
  const [first] = errors;
  if (first === undefined) return null;
  return { says: words(printParseErrorCode(first.error)), line: lineAt(text, first.offset) };
}

/** `ValueExpected` as words. */
function words(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** Members of an object without their braces are a usual way to show a part of a file. */
function reader(comments: boolean): Reader {
  return (text) => {
    const problem = problemIn(text, comments);
    const part = problem !== null && /^\s*(?:\/\/.*\s+)*"/.test(text);
    if (part && problemIn(`{${text.trimEnd().replace(/,$/, '')}\n}`, comments) === null) return null;
    const lines = problem === null || !/^\s*[[{"]/.test(text) ? [] : text.trim().split('\n');
    // Several values, one in each line, are what logs and streams look like.
    return lines.length > 1 && lines.every((line) => problemIn(line, comments) === null) ? null : problem;
  };
}

export const json: Reader = reader(false);
/** With comments and commas at the end. */
export const jsonc: Reader = reader(true);
