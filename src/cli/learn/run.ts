import type { Invocation } from '#cli/command.ts';

/** Does what the verb says; without one it lists. */
export async function learn(invocation: Invocation): Promise<number> {
  switch (invocation.verb ?? 'list') {
    case 'new':
      return (await import('./new.ts')).newLearning(invocation);
    case 'edit':
      return (await import('./edit.ts')).editLearning(invocation);
    case 'show':
      return (await import('./show.ts')).showLearning(invocation);
    case 'search':
      return (await import('./search.ts')).searchLearnings(invocation);
    case 'validate':
      return (await import('./validate.ts')).validateLearnings(invocation);
    case 'export':
      return (await import('./export.ts')).exportLearnings(invocation);
    case 'actions':
      return (await import('./actions.ts')).learningActions(invocation);
    default:
      return (await import('./list.ts')).listLearnings(invocation);
  }
}
