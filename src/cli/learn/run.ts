import type { Invocation } from '#cli/command.ts';

/** Does what the verb says; without one it lists. */
export async function learn(invocation: Invocation): Promise<number> {
  switch (invocation.verb ?? 'list') {
    case 'new':
      return (await import('./new.ts')).newLearning(invocation);
    case 'show':
      return (await import('./show.ts')).showLearning(invocation);
    case 'search':
      return (await import('./search.ts')).searchLearnings(invocation);
    default:
      return (await import('./list.ts')).listLearnings(invocation);
  }
}
