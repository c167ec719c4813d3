import type { OpenSession } from './session.ts';

/** Leaves, after asking when something is at work here. */
export function quitFor({ runs, store }: OpenSession, leave: () => void): () => void {
  return () => {
    const busy = runs.busy();
    if (busy.length === 0) {
      leave();
      return;
    }
    store.acts.ask({
      tier: 'interrupting',
      title: `Leave while ${busy.join(' and ')} ${busy.length === 1 ? 'is' : 'are'} at work?`,
      commands: [],
      consequences: [
        'The step that is on its way is finished, then the run stops there.',
        'Nothing is taken back. It is offered first at the next start.',
      ],
      button: 'Stop it and leave',
      run: leave,
    });
  };
}
