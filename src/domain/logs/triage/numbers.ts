import { keyOf, type Named } from './templates.ts';

/** Numbers of templates that hold for all threads and logs of a look. */
export interface Numbers {
  readonly named: readonly Named[];
  /** Takes up what a thread named, and answers its numbers in ours. */
  learn(thread: number, firstName: number, named: readonly Named[]): (name: number) => number;
}

export function namesFrom(known: readonly Named[]): Numbers {
  const named: Named[] = [];
  const numbers = new Map<string, number>();
  const byThread = new Map<number, number[]>();
  const number = (one: Named): number => {
    const key = keyOf(one);
    const at = numbers.get(key) ?? named.length;
    if (at === named.length) {
      numbers.set(key, at);
      named.push(one);
    }
    return at;
  };
  // Numbers of remembered portions are places in that list.
  for (const one of known) number(one);
  return {
    named,
    learn(thread, firstName, fresh) {
      const ours = byThread.get(thread) ?? [];
      byThread.set(thread, ours);
      for (const [at, one] of fresh.entries()) ours[firstName + at] = number(one);
      return (name) => ours[name] ?? -1;
    },
  };
}
