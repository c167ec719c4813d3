import type { PlaceKind } from './place.ts';
import type { Scheme } from './version-forms.ts';

/** What is known of the package whose version is looked for. */
export interface PackageNames {
  /** As its registry knows it; null for a project that is only tagged. */
  readonly name: string | null;
  /** `owner/name` on its hosting site; null when not known. */
  readonly repository: string | null;
}

export interface Context {
  readonly kind: PlaceKind;
  readonly sure: boolean;
  /** How this place spells versions; null for the way of the package. */
  readonly scheme: Scheme | null;
}

const HISTORY =
  /(?:\b(?:since|added|introduced|new|deprecated|removed|changed|fixed|broken|until|before|after|prior to|up to|as of|from|migrat\w+|upgrad\w+|downgrad\w+)(?: (?:in|with|from|of|to))?|version(?:added|changed|removed)::|deprecated::)\s*(?:version\s+|release\s+)?[`*"'v(]*$/i;
const INSTALLS =
  /\b(?:npm|pnpm|yarn|bun|npx|bunx|pip3?|pipx|uv|uvx|poetry|pdm|conda|gem|cargo|go|brew|apt|deno|jsr|helm|docker|podman)\b[^|;]*\b(?:i|install|add|get|exec|dlx|run|tool|create|pull|x)\b|\b(?:npx|bunx|uvx)\s/;
const MARKED = /x-release-please-version|x-version\b/;
const FILE_END =
  /^(?:\.(?:tgz|tar\.(?:gz|xz|bz2|zst)|zip|whl|deb|rpm|dmg|exe|msi|jar|gem|crate|AppImage)\b|[-_](?:py\d|linux|darwin|macos|win|windows|x86|amd64|arm))/i;

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}

/** Registries of Python take `-`, `_` and `.` for one another. */
function pattern(name: string): string {
  return name
    .split(/[-_.]+/)
    .map(escaped)
    .join('[-_.]+');
}

function before(text: string): RegExp {
  return new RegExp(`${text}[v]?$`, 'i');
}

type Rule = readonly [RegExp, PlaceKind, boolean, Scheme | null];

/** Patterns of what stands directly before the version, the first that fits decides. */
function rules({ name, repository }: PackageNames): readonly Rule[] {
  const own: Rule[] = [];
  if (repository !== null) {
    const repo = `(?<![\\w.-])${escaped(repository)}`;
    own.push(
      [before(String.raw`${repo}(?:\.git)?[@#](?:semver:)?[\^~]?`), 'url', true, null],
      [
        before(
          String.raw`${repo}/(?:(?:-/)?(?:archive|releases|tree|blob|raw|tarball|zipball|src)/(?:refs/tags/|download/|tag/|tags/)*)?`,
        ),
        'url',
        true,
        null,
      ],
      [before(String.raw`${repo}:`), 'image', true, null],
    );
  }
  if (name !== null) {
    const exact = name.startsWith('@')
      ? String.raw`(?<![\w.-])${escaped(name)}`
      : String.raw`(?<![\w@.-])(?<!@[\w.-]+/)${pattern(name)}`;
    own.push(
      [before(String.raw`${exact}(?:\[[\w, -]*\])?\s*===?\s*`), 'pin', true, 'pep440'],
      [before(String.raw`${exact}(?:\[[\w, -]*\])?\s*(?:>=|~=|>|<=|<|!=)\s*`), 'range', false, 'pep440'],
      [before(String.raw`${exact}@[=]?`), 'pin', true, 'semver'],
      [before(String.raw`(?<=://\S+)${exact}/(?:v/)?`), 'url', true, null],
      [before(String.raw`${exact}@(?:\^|~|>=)`), 'range', false, 'semver'],
      [before(String.raw`${exact}["'\x60]?\s*[:=]\s*(?:\{\s*version\s*=\s*)?["'\x60]\s*==?\s*`), 'pin', true, null],
      [before(String.raw`${exact}["'\x60]?\s*[:=]\s*(?:\{\s*version\s*=\s*)?["'\x60]`), 'pin', true, null],
      [
        before(String.raw`${exact}["'\x60]?\s*[:=]\s*(?:\{\s*version\s*=\s*)?["'\x60]\s*(?:\^|~|>=|~=|~>)\s*`),
        'range',
        false,
        null,
      ],
      [before(String.raw`${exact}["'\x60],\s*["'\x60](?:~>\s*|>=\s*)?`), 'range', false, null],
      [before(String.raw`(?<=[/\s]|image:\s*|FROM\s+)${exact}:`), 'image', false, null],
    );
  }
  return own;
}

/** A file's name begins with the package's, whose scope and dashes registries write each in their way. */
function fileRule(name: string): RegExp {
  return before(String.raw`(?<![\w@.-])${pattern(name.replace(/^@/, '').replace('/', '-'))}[-_]`);
}

/** Whether a version stands by itself between what is before and behind it. */
function standsAlone(lead: string, rest: string): boolean {
  const behind = FILE_END.test(rest) || !/^[.-]\w/.test(rest);
  return behind && !/[\w.+-]$/.test(lead.replace(/(?<![\w.+-])v$/i, ''));
}

/** What a version between `lead` and `rest`, pieces of one line, means. */
export type ContextReader = (lead: string, rest: string) => Context | null;

/**
 * Reads what versions of a package mean from what stands before and behind them. Null for a part of another version or
 * name, and for what tells history (`since 1.2.0`), which stays true whatever is released.
 */
export function contextReader(names: PackageNames): ContextReader {
  const patterns = rules(names);
  const file = names.name === null ? null : fileRule(names.name);
  return (lead, rest) => {
    if (HISTORY.test(lead)) return null;
    if (file !== null && FILE_END.test(rest) && file.test(lead)) {
      return { kind: 'file', sure: true, scheme: /^(?:\.whl|[-_]py\d)/.test(rest) ? 'pep440' : null };
    }
    if (!standsAlone(lead, rest)) return null;
    if (MARKED.test(`${lead}\n${rest}`)) return { kind: 'marked', sure: true, scheme: null };
    const [, kind, sure, scheme] = patterns.find(([found]) => found.test(lead)) ?? [];
    if (kind === undefined) return { kind: 'mention', sure: false, scheme: null };
    const install = (kind === 'pin' || kind === 'url') && INSTALLS.test(lead);
    return { kind: install ? 'install' : kind, sure: sure === true, scheme: scheme ?? null };
  };
}
