/** The first line of a conventional commit: type, optional scope, optional `!`, colon, space, description. */
export const HEADER = /^(\w[\w-]*)(?:\(([^()]*)\))?(!)?: +(\S.*)$/;

/** Long forms of types, as the presets of the peers take them. */
export const ALIASES: ReadonlyMap<string, string> = new Map([['feature', 'feat']]);

/** Types that release something by themselves. */
export const RELEASING: readonly string[] = ['feat', 'fix', 'perf', 'revert'];

/** Types that are in common use; another one is allowed and releases nothing. */
export const KNOWN_TYPES: readonly string[] = [
  ...RELEASING,
  ...ALIASES.keys(),
  'build',
  'chore',
  'ci',
  'deps',
  'docs',
  'refactor',
  'security',
  'style',
  'test',
  'wip',
];

/** Subjects that git and the forges write for a merge; its own commits count, not its text. */
const MERGE =
  /^Merge (?:(?:remote-tracking )?branch(?:es)? '|branch "|pull request #\d|tag '|commit '|(?:remote-tracking )?branch \S+ (?:of|into) |remote-tracking branch )/;

/** Whether a subject is one that git or a forge gave to a merge. */
export function isMergeSubject(subject: string): boolean {
  return MERGE.test(subject);
}
