import type { LastTag, TreeStatus } from './tree.ts';

/** `main ↑2 ↓1`, or where HEAD stands without a branch. */
export function headWords({ branch, commit, ahead, behind }: TreeStatus): string {
  const name = branch ?? (commit === null ? 'no branch' : `detached at ${commit.slice(0, 7)}`);
  return [name, ahead ? `↑${ahead}` : '', behind ? `↓${behind}` : ''].filter((part) => part !== '').join(' ');
}

/** What is not committed; `clean` when everything is. */
export function changeWords({ commit, changed, untracked, conflicts }: TreeStatus): string[] {
  const words = [
    commit === null ? 'no commits' : '',
    conflicts > 0 ? `${conflicts} ${conflicts === 1 ? 'conflict' : 'conflicts'}` : '',
    changed > 0 ? `${changed} changed` : '',
    untracked > 0 ? `${untracked} untracked` : '',
  ].filter((part) => part !== '');
  return words.length > 0 ? words : ['clean'];
}

/** `v1.9.0 +9`: the nearest tag and the commits since. */
export function tagWords({ tag, commitsSince }: LastTag): string[] {
  return tag === null ? [] : [`${tag} +${commitsSince}`];
}
