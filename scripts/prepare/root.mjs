import path from 'path';
import { fileURLToPath } from 'url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project. */
export function at(relative) {
  return path.join(ROOT, relative);
}

/** An error that is told to the person as one line: what happened, what it means, what to do next. */
export function trouble(what, means, next) {
  return Object.assign(new Error(what), { line: [what, means, next].join(' ') });
}

/** The one progress line. Nothing is printed when there is nothing to do. */
export function say(text) {
  process.stderr.write('cpm-console: ' + text + '\n');
}
