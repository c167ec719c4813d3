import { parentPort } from 'node:worker_threads';

import { messageOf, OpsError } from '#domain/errors.ts';
import { procAt } from '#services/adapters/system/proc.ts';

import { detailOf, type DetailSources } from './detail.ts';
import { finderOf } from './facts.ts';
import { listenersOf } from './listeners.ts';
import { lookAt } from './look.ts';
import type { ProcessAnswer, ProcessQuestion } from './topics.ts';
import { userOf } from './users.ts';

const known = new Map<string, DetailSources>();

function sourcesOf({ root, bootedAt }: ProcessQuestion): DetailSources {
  const proc = procAt(root);
  const sources = known.get(root) ?? { proc, root, find: finderOf(proc, bootedAt), user: userOf(proc, root) };
  known.set(root, sources);
  return sources;
}

function answerTo(question: ProcessQuestion): ProcessAnswer {
  const { topic, root } = question;
  try {
    const sources = sourcesOf(question);
    if (topic === 'look') return { topic, look: lookAt(sources) };
    if (topic === 'listeners') return { topic, listeners: listenersOf(sources.proc, root) };
    return { topic, detail: detailOf(question.pid, sources) };
  } catch (error) {
    if (error instanceof OpsError && error.code === 'gone') return { topic: 'gone' };
    return { topic: 'failed', reason: messageOf(error) };
  }
}

parentPort?.on('message', ({ id, ...question }: ProcessQuestion & { readonly id: number }) => {
  parentPort?.postMessage({ ...answerTo(question), id });
});
