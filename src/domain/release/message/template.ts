import { OpsError } from '#domain/errors.ts';
import { oneLine } from '#domain/release/one-line.ts';

/** What a template may name. Lists become bullets, one line an item. */
export interface MessageValues {
  readonly version: string;
  readonly tag: string;
  /** The package or project. */
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly previous: string | null;
  /** What this run did. */
  readonly did: readonly string[];
  /** Subjects of the commits that are released. */
  readonly changes: readonly string[];
}

export const PLACEHOLDERS = ['version', 'tag', 'name', 'date', 'previous', 'did', 'changes'] as const;

const PLACEHOLDER = /\{([A-Za-z_]+)\}/g;
const MOST_ITEM = 200;
/** Build systems skip a commit whose message says so anywhere, and a release must not be skipped for an old subject. */
const SKIPS = /\[(?=\s*(?:skip[ -](?:ci|actions)|(?:ci|actions)[ -]skip|no[ -]ci)\s*\])/gi;

function item(text: string): string {
  const line = oneLine(text, MOST_ITEM);
  return `- ${line.includes('[') ? line.replaceAll(SKIPS, '(') : line}`;
}

function isPlaceholder(name: string): name is (typeof PLACEHOLDERS)[number] {
  return PLACEHOLDERS.some((known) => known === name);
}

/** Throws OpsError `bad-template` for a placeholder that does not exist, or a first line that would be empty. */
export function checkTemplate(template: string): void {
  for (const [text, name = ''] of template.matchAll(PLACEHOLDER)) {
    if (isPlaceholder(name)) continue;
    throw new OpsError('bad-template', `A message template says ${text}, which stands for nothing.`, {
      hint: `Known are ${PLACEHOLDERS.map((known) => `{${known}}`).join(', ')}.`,
      exit: 'usage',
    });
  }
  const first = template.split('\n')[0]?.trim() ?? '';
  if (first !== '' && first !== '{did}' && first !== '{changes}') return;
  throw new OpsError('bad-template', 'The first line of a message template is its subject, and this one has none.', {
    hint: 'Begin it with text or {version}.',
    exit: 'usage',
  });
}

/**
 * Fills a template once: what a value says is never read as a template again, and stays on the one line it was put on.
 * Line ends are `\n`, blank lines left by an empty list go, and there is no line end at the end.
 */
export function fillTemplate(template: string, values: MessageValues): string {
  checkTemplate(template);
  const filled = template.replaceAll('\r\n', '\n').replaceAll(PLACEHOLDER, (text, name: string) => {
    if (!isPlaceholder(name)) return text;
    const value = values[name];
    return typeof value === 'string' || value === null ? oneLine(value ?? '') : value.map(item).join('\n');
  });
  const text = filled.trim();
  const end = text.indexOf('\n');
  const subject = end < 0 ? text : text.slice(0, end);
  const body = text
    .slice(subject.length)
    .trim()
    .replaceAll(/\n{3,}/g, '\n\n');
  return body === '' ? oneLine(subject) : `${oneLine(subject)}\n\n${body}`;
}
