import { HEADER, KNOWN_TYPES } from './header.ts';

/** Subjects that are almost conventional, the likeliest reading first. */
const ALMOST: readonly (readonly [like: RegExp, says: (match: RegExpExecArray) => string])[] = [
  [/^(\w[\w-]*)!(\([^()]*\)): /, ([, type, scope]) => `The "!" stands before the scope; write "${type}${scope}!: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?!?):(?=\S)/, ([, head]) => `No space follows the colon; write "${head}: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?!?)\s+:/, ([, head]) => `A space stands before the colon; write "${head}: ".`],
  [/^(\w[\w-]*)\s+(\([^()]*\)!?):/, ([, type, scope]) => `A space stands before the scope; write "${type}${scope}: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?)!!+:/, ([, head]) => `One "!" is enough; write "${head}!: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?!?)\s*：/, ([, head]) => `The colon is a full-width one; write "${head}: ".`],
  [/^(\w[\w-]*(?:\([^()]*\))?!?):\s*$/, ([, head]) => `Nothing follows "${head}:", so it says no change.`],
  [/^\[(\w[\w-]*)\](?=[\s:])/, ([, type]) => `The type stands in brackets; write "${type?.toLowerCase()}: ".`],
  [/^(\w[\w-]*)\([^()]*\)!? /, ([head]) => `The colon is missing; write "${head.trim()}: ".`],
  [/^(\w[\w-]*)!? [-–—] /, ([, type]) => `A dash stands where the colon belongs; write "${type?.toLowerCase()}: ".`],
];

/** What people write where a type of the rules belongs. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['feats', 'features', 'faet', 'feta', 'fea', 'feautre', 'fature', 'new', 'add'].map(
    (word) => [word, 'feat'] as const,
  ),
  ...['fixes', 'fixed', 'fixs', 'fxi', 'bugfix', 'bug', 'hotfix', 'bugs'].map((word) => [word, 'fix'] as const),
  ...['performance', 'perfs', 'optimize', 'optimise', 'pref'].map((word) => [word, 'perf'] as const),
  ...['reverts', 'reverted', 'rollback'].map((word) => [word, 'revert'] as const),
  ...['breaking', 'break', 'major'].map((word) => [word, 'feat!'] as const),
]);

/** At most one sentence about a subject; `type` as the rules read it. */
export function subjectMisses(subject: string, type: string | null): string[] {
  if (type !== null) {
    const meant = MEANT.get(type);
    return meant === undefined ? [] : [`"${type}" is no type of the rules; perhaps "${meant}" was meant.`];
  }
  const [, squash] = /^(fixup|squash|amend)! /.exec(subject) ?? [];
  if (squash !== undefined) return [`It begins with "${squash}!", so it was meant to be squashed into another commit.`];
  for (const [like, says] of ALMOST) {
    const match = like.exec(subject);
    if (match && isType(match[1])) return [says(match)];
  }
  const inner = /^(?::[\w+-]+:|[^\w\s]+|Merged PR \d+:)\s*(\S.*)$/u.exec(subject)?.[1];
  if (inner === undefined || !HEADER.test(inner)) return [];
  return [`Something stands before the type; begin with "${inner.slice(0, inner.indexOf(':'))}: ".`];
}

/** Only known types make a near miss: `Docs - x` does, `Add (x) y` does not. */
function isType(head = ''): boolean {
  return KNOWN_TYPES.includes(/^\w[\w-]*/.exec(head)?.[0].toLowerCase() ?? '');
}
