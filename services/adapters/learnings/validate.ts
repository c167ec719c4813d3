import { join } from 'node:path';

import { messageOf } from '#domain/errors.ts';
import { parseLearning } from '#domain/learnings/file/parse.ts';
import { idInName } from '#domain/learnings/id.ts';
import { baseName } from '#domain/path.ts';
import type { Problem } from '#domain/yaml/problem.ts';
import type { Source } from '#domain/yaml/source.ts';

import { isEntry, yamlNames } from './names.ts';
import { readText } from './read-file.ts';

interface Validated {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** Judges files, or every learning of the folder; ids that are there twice are told at the later file. */
export function validateFiles(folder: string, paths?: readonly string[]): Validated {
  const files =
    paths ??
    yamlNames(folder)
      .map((name) => join(folder, name))
      .filter(isLearning);
  const problems: Problem[] = [];
  const first = new Map<string, string>();
  for (const file of files) {
    const text = textOf(file);
    if (typeof text !== 'string') {
      problems.push(text);
      continue;
    }
    const parsed = parseLearning(file, text);
    if (!('learning' in parsed)) {
      problems.push(...parsed);
      continue;
    }
    const { id } = parsed.learning;
    const before = first.get(id);
    const named = idInName(baseName(file));
    if (before !== undefined)
      problems.push(atId(parsed.source, `this id is that of ${before} too`, 'Give one of them the next free number.'));
    else first.set(id, file);
    if (named !== null && named !== id)
      problems.push(atId(parsed.source, `the file is named after ${named}`, 'Rename the file or correct the id.'));
  }
  return { files, problems };
}

function atId(source: Source, message: string, hint: string): Problem {
  return source.place({ path: ['learning_entry', 'id'], part: 'value', message, hint });
}

function textOf(file: string): string | Problem {
  try {
    return readText(file);
  } catch (error) {
    return { file, line: null, column: null, key: null, message: messageOf(error), hint: null };
  }
}

function isLearning(file: string): boolean {
  if (idInName(baseName(file)) !== null) return true;
  const text = textOf(file);
  return typeof text === 'string' && isEntry(text);
}
