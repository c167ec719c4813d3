import { checkCode } from '#domain/release/docs/check-code.ts';
import { checkLinks, type ExternalLink, isMarkdown } from '#domain/release/docs/check-links.ts';
import { findLinks } from '#domain/release/docs/find-links.ts';
import type { DocFinding } from '#domain/release/docs/finding.ts';
import { linkTarget } from '#domain/release/docs/link-target.ts';
import { markdownAnchors } from '#domain/release/docs/slug.ts';
import { treeOf } from '#domain/release/docs/tree.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import { readDocuments } from './documents.ts';
import { treeAround } from './link-tree.ts';

export interface DocumentReport {
  /** What blocks comes first, then by file and line. */
  readonly findings: readonly DocFinding[];
  /** To be asked by `askExternal`. */
  readonly external: readonly ExternalLink[];
  readonly documents: number;
  /** Local links and anchors that were followed. */
  readonly links: number;
  /** Code blocks that were read by the rules of their language. */
  readonly codeBlocks: number;
}

const INDEXES = /^readme\.md$|^index\.md$/i;
const HTML_ID = /\s(?:id|name)\s*=\s*["']?([^\s"'>]+)/gi;

function anchorsOf(path: string, text: string): ReadonlySet<string> | null {
  if (isMarkdown(path)) return markdownAnchors(text);
  return /\.html?$/i.test(path) ? new Set([...text.matchAll(HTML_ID)].map(([, id = '']) => id)) : null;
}

/**
 * Looks at a project's documents without asking anybody: local links and anchors, which block, and code blocks. `tracked`
 * are the files of the released tree when git was asked; a link to any other file leads nowhere for its readers. Without
 * it the folder is looked at as it is. Throws OpsError `project-unreadable`.
 */
export async function checkDocuments(tree: ProjectTree, tracked: readonly string[] | null): Promise<DocumentReport> {
  const documents = (await readDocuments(tree, tracked)).filter(({ file }) => isMarkdown(file));
  const local = documents.flatMap(({ file, text }) =>
    findLinks(text).flatMap((link) => {
      const target = linkTarget(link.target, file);
      return target.kind === 'local' ? [target] : [];
    }),
  );
  const around =
    tracked === null
      ? await treeAround(
          tree,
          local.map(({ path }) => path),
        )
      : treeOf(tracked);
  const anchors = new Map(documents.map(({ file, text }) => [file, anchorsOf(file, text)]));
  for (const { path, anchor } of local) {
    if (anchor === null) continue;
    const pages = around.kind(path) === 'directory' ? await indexesOf(tree, path) : [path];
    for (const page of pages) {
      if (anchors.has(page) || around.kind(page) !== 'file') continue;
      const text = isMarkdown(page) || /\.html?$/i.test(page) ? await tree.text(page) : null;
      anchors.set(page, text === null ? null : anchorsOf(page, text));
    }
  }
  const links = checkLinks(documents, { tree: around, anchors: (path) => anchors.get(path) ?? null });
  const code = documents.map(({ file, text }) => checkCode(file, text));
  return {
    findings: [...links.findings, ...code.flatMap(({ findings }) => findings)].toSorted(inOrder),
    external: links.external,
    documents: documents.length,
    links: links.followed,
    codeBlocks: code.reduce((sum, { checked }) => sum + checked, 0),
  };
}

async function indexesOf(tree: ProjectTree, folder: string): Promise<readonly string[]> {
  const below = folder === '.' ? '' : folder;
  return [...(await tree.files(below))]
    .filter((name) => INDEXES.test(name))
    .map((name) => (below ? `${below}/${name}` : name));
}

function inOrder(a: DocFinding, b: DocFinding): number {
  const rank = ({ level }: DocFinding): number => (level === 'block' ? 0 : 1);
  return rank(a) - rank(b) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);
}
