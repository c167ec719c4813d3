import { oneLine } from '#domain/release/one-line.ts';

import { type ChangelogCommit } from './commit.ts';
import { commitUrl, type WebRepository } from './web-repository.ts';

const CODE = /(`+[^`]*`+)/;
/** Words in which nothing means anything to Markdown where an item has them. */
const PLAIN = /^[A-Za-z(][^`<]*$/;

/** A commit's words inside a Markdown list item: text stays text, code spans stay code. */
export function asMarkdown(text: string): string {
  const words = oneLine(text);
  if (PLAIN.test(words)) return words;
  const line = words
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/<(?=[a-z!/?])/gi, String.raw`\<`)))
    .join('');
  // At its start these would begin a heading, a quote, a list, a link's definition or a fence.
  return line.replace(/^(?=[#>*+-]+\s|\[[^\]]*\]:|```|~~~)/, '\\').replace(/^(\d+)(?=[.)]\s)/, '$1\\');
}

function hashes(commits: readonly ChangelogCommit[], web: WebRepository | null): string {
  const named = commits.map(({ hash }) => {
    const short = hash.slice(0, 7);
    return web === null ? short : `[${short}](${commitUrl(web, hash)})`;
  });
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

/** How items of one style are written. */
export interface ItemForm {
  readonly bullet: string;
  /** Scope and warnings stand out. */
  readonly bold: boolean;
  /** Whether an item ends with the commits it comes from. */
  readonly hashes: boolean;
  /** Makes links of them. */
  readonly web: WebRepository | null;
}

/** One item of a section, for one commit or several that say the same. */
export function changelogItem(
  commits: readonly [ChangelogCommit, ...ChangelogCommit[]],
  form: ItemForm,
  { warn, text }: { readonly warn: boolean; readonly text?: string },
): string {
  const { scope, description, notes } = commits[0];
  const said = asMarkdown(text ?? description);
  const part = scope === null ? '' : form.bold ? `**${asMarkdown(scope)}:** ` : `${asMarkdown(scope)}: `;
  const lead = warn ? '**Breaking:** ' : '';
  const told = warn ? notes.map(asMarkdown).filter((note) => note !== said) : [];
  const more = told.map((note) => `\n${' '.repeat(form.bullet.length)}${note}`).join('');
  return `${form.bullet}${lead}${part}${said}${form.hashes ? hashes(commits, form.web) : ''}${more}`;
}
