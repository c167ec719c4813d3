import { joinPath } from '#domain/path.ts';

import { type DocumentLink, findLinks } from './find-links.ts';
import type { DocFinding } from './finding.ts';
import { type LinkTarget, linkTarget } from './link-target.ts';
import type { DocumentTree } from './tree.ts';

type Local = Extract<LinkTarget, { readonly kind: 'local' }>;

/** One document that is checked. */
export interface CheckedDocument {
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
}

/** What the check may ask of the project. */
export interface LinkWorld {
  readonly tree: DocumentTree;
  /** Anchors of a file; null when its kind has none that are known (a picture, a script). */
  anchors(path: string): ReadonlySet<string> | null;
}

export interface ExternalLink {
  readonly url: string;
  readonly file: string;
  readonly line: number;
}

export interface CheckedLinks {
  readonly findings: readonly DocFinding[];
  /** Each address once, with the first place that names it. */
  readonly external: readonly ExternalLink[];
  /** Local links and anchors that were followed. */
  readonly followed: number;
}

/** Pages of the hosting site that people link from a repository by climbing out of it. */
const SITE_PAGES =
  /^(?:\.\.\/)+(?:issues|pulls?|wiki|releases|actions|discussions|security|commits?|compare|milestones?|projects|tags|blob|tree|raw)(?:\/|$)/;
const LINES = /^L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$/;
const MARKDOWN = /\.(?:md|markdown|mdown|mdx)$/i;
const INDEXES = ['README.md', 'readme.md', 'index.md', 'Readme.md'];

/** Whether a file's anchors are those of its headings. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

interface Problem {
  readonly level: DocFinding['level'];
  readonly says: string;
  readonly hint: string | null;
}

const block = (says: string, hint: string | null = null): Problem => ({ level: 'block', says, hint });

/** What a site generator may resolve and a repository does not: a page without its ending. */
function generated(path: string, tree: DocumentTree): string | null {
  const stem = path.replace(/\.html$/, '');
  const pages = [`${stem}.md`, `${stem}.mdx`, `${stem}.rst`, ...INDEXES.map((name) => joinPath(stem, name))];
  return pages.find((page) => page !== path && tree.kind(page) === 'file') ?? null;
}

function pathProblem({ path, rooted, folder }: Local, tree: DocumentTree): Problem | null {
  if (path === '..' || path.startsWith('../')) {
    return SITE_PAGES.test(path) ? null : block(`${path} is outside of the project`, 'Link its address on the web.');
  }
  const kind = tree.kind(path);
  if (kind !== null) return folder && kind === 'file' ? block(`${path}/ is a file, not a folder`) : null;
  const other = tree.alike(path);
  if (other !== null) return block(`${path} is spelled ${other}`, 'Case counts on the web, whatever this disk does.');
  const page = generated(path, tree);
  if (page !== null)
    return {
      level: 'warn',
      says: `${path} is only a page of the generated site`,
      hint: `In the repository it is ${page}.`,
    };
  if (rooted && !/\.\w+$/.test(path))
    return {
      level: 'warn',
      says: `/${path} is nowhere in the project`,
      hint: 'A site may serve it; the repository does not.',
    };
  return block(`${path} is not in the project`, 'Mend the link, or add the file to the release.');
}

function anchorProblem({ path, anchor, rooted }: Local, world: LinkWorld): Problem | null {
  if (anchor === null || anchor === '' || anchor === 'top' || LINES.test(anchor) || anchor.startsWith(':~:'))
    return null;
  const index = world.tree.kind(path) === 'directory' ? INDEXES.map((name) => joinPath(path, name)) : [path];
  const page = index.find((file) => world.tree.kind(file) === 'file');
  const anchors = page === undefined ? null : world.anchors(page);
  if (page === undefined || anchors === null || anchors.has(anchor) || (anchor === 'readme' && !rooted)) return null;
  const near = [...anchors].find((one) => one.toLowerCase() === anchor.toLowerCase());
  return block(`${page} has no heading #${anchor}`, near === undefined ? null : `It is spelled #${near}.`);
}

function problemOf(target: Local, world: LinkWorld): Problem | null {
  return pathProblem(target, world.tree) ?? anchorProblem(target, world);
}

/** Lists of contributors that a tool writes hang words for the mouse on anchors that are nowhere, on purpose. */
function pretendedLinks(text: string): (line: number) => boolean {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.includes('<!-- ALL-CONTRIBUTORS-LIST:START'));
  const end = lines.findIndex((line) => line.includes('<!-- ALL-CONTRIBUTORS-LIST:END'));
  return (line) => start !== -1 && line > start && line <= end + 1;
}

/** Follows every local link, image and anchor of the documents. Addresses on the web are listed, not asked. */
export function checkLinks(documents: readonly CheckedDocument[], world: LinkWorld): CheckedLinks {
  const findings: DocFinding[] = [];
  const external = new Map<string, ExternalLink>();
  let followed = 0;
  for (const { file, text } of documents) {
    const pretended = pretendedLinks(text);
    const said = new Set<string>();
    for (const link of findLinks(text)) {
      const target = linkTarget(link.target, file);
      if (target.kind === 'external' && !external.has(target.url)) {
        external.set(target.url, { url: target.url, file, line: link.line });
      }
      if (target.kind !== 'local' || (link.target.startsWith('#') && pretended(link.line))) continue;
      followed += 1;
      const problem = link.target.trim() === '' ? emptyProblem(link) : problemOf(target, world);
      if (problem === null || said.has(`${link.line} ${problem.says}`)) continue;
      said.add(`${link.line} ${problem.says}`);
      findings.push({ file, line: link.line, ...problem });
    }
  }
  return { findings, external: [...external.values()], followed };
}

function emptyProblem({ kind }: DocumentLink): Problem {
  return block(`${kind === 'image' ? 'an image' : 'a link'} has no target`);
}
