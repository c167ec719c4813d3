/** What a remote said of one ref. */
export interface PushedRef {
  readonly to: string;
  /** `untold`: the remote took it to decide and did not say what it decided. */
  readonly state: 'new' | 'moved' | 'same' | 'deleted' | 'rejected' | 'untold';
  /** The reason in the remote's words, or ours. */
  readonly why: string;
}

const STATES: Readonly<Record<string, PushedRef['state']>> = {
  '*': 'new',
  ' ': 'moved',
  '+': 'moved',
  '=': 'same',
  '-': 'deleted',
  '!': 'rejected',
};

/** Reads `git push --porcelain`: one line a ref, `flag TAB from:to TAB summary`. */
export function pushedRefs(stdout: string): readonly PushedRef[] {
  return stdout.split('\n').flatMap((line) => {
    const [flag = '', refs = '', summary = ''] = line.split('\t');
    const state = STATES[flag];
    if (state === undefined || refs === '') return [];
    const to = refs.slice(refs.indexOf(':') + 1);
    const why = /\((.*)\)\s*$/.exec(summary)?.[1] ?? summary;
    return [{ to, state: summary.startsWith('[remote failure]') ? 'untold' : state, why }];
  });
}
