import type { Learnings } from '#services/ports/learnings.ts';

import { lazily } from './lazily.ts';

/** Learnings of this machine, loaded at the first call; `folder` is asked each time, since the configuration may change. */
export function learningsPort(folder: () => string, stateDir: string): Learnings {
  const port = lazily<Omit<Learnings, 'folder'>>(async () =>
    (await import('#services/adapters/learnings/learnings.ts')).realLearnings({ folder, stateDir }),
  );
  return {
    get folder() {
      return folder();
    },
    add: (...given) => port.add(...given),
    addText: (...given) => port.addText(...given),
    list: () => port.list(),
    read: (id) => port.read(id),
    raw: (id) => port.raw(id),
    write: (...given) => port.write(...given),
    remove: (...given) => port.remove(...given),
    search: (...given) => port.search(...given),
    settle: (...given) => port.settle(...given),
    validate: (...given) => port.validate(...given),
  };
}
