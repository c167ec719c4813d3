import { parentPort } from 'node:worker_threads';

import { messageOf, OpsError } from '#domain/errors.ts';

import type { News, OrderWithStop } from './messages.ts';
import { work } from './work.ts';

function failed(thrown: unknown): News {
  if (thrown instanceof OpsError)
    return { type: 'failed', code: thrown.code, message: thrown.message, hint: thrown.hint, exit: thrown.exit };
  return { type: 'failed', code: 'checkout-failed', message: messageOf(thrown), hint: undefined, exit: 'unexpected' };
}

parentPort?.on('message', ({ order, stop }: OrderWithStop) => {
  work(order, { wanted: () => stop[0] !== 0 }).then(
    (value) => parentPort?.postMessage({ type: 'done', value } satisfies News),
    (thrown: unknown) => parentPort?.postMessage(failed(thrown)),
  );
});
