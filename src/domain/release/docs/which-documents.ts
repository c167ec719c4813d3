import { baseName, parentPath } from '#domain/path.ts';
import { findChangelog } from '#domain/release/changelog/find.ts';

const DOCUMENT = /\.(?:md|markdown|mdown|mdx)$/i;
const README = /^readme(?:\.[\w-]+)*\.(?:rst|txt|md|markdown|mdown|mdx)$|^readme$/i;
const FOLDER = /^(?:docs?|documentation)$/i;
/** What tools write below a documents' folder. */
const MADE = /^(?:node_modules|_build|_site|build|dist|site|public|vendor|__pycache__|\..+)$/;

/** Whether a folder may hold documents: paths are relative to the project, `.` is the project itself. */
export function holdsDocuments(folder: string): boolean {
  if (folder === '.') return true;
  const [first = '', ...rest] = folder.split('/');
  return FOLDER.test(first) && !rest.some((name) => MADE.test(name));
}

/**
 * The documents of a project among its files: those beside its README, and those in its documents' folder. Changelogs are
 * none: they tell history, and what they name need not be there any more.
 */
export function documentsAmong(files: readonly string[]): readonly string[] {
  const changelog = findChangelog(files);
  return files
    .filter((file) => file !== changelog && holdsDocuments(parentPath(file)))
    .filter((file) => DOCUMENT.test(file) || README.test(baseName(file)))
    .filter((file) => findChangelog([file]) === null)
    .toSorted();
}
