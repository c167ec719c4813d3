import { messageOf, OpsError } from '#domain/errors.ts';
import type { Json } from '#domain/json.ts';
import { askSocket } from '#services/adapters/managers/support/ask-socket.ts';

import type { Door } from './door.ts';
import { decodeAnswer, encodeCall, Fault } from './xml-rpc.ts';

const LOOK_MS = 4000;
const SHUTTING_DOWN = 6;

/**
 * The result of a method of supervisor. Throws {@link Fault} when the method says no, and OpsError: `no-manager`,
 * `no-rights`, `timeout`, `garbage`.
 */
export async function call(
  door: Door,
  method: string,
  args: readonly (string | number | boolean)[],
  signal: AbortSignal,
  limitMs = LOOK_MS,
): Promise<Json> {
  const { socket, authorization } = door;
  const headers = { 'content-type': 'text/xml', ...(authorization !== null && { authorization }) };
  const body = encodeCall(`supervisor.${method}`, args);
  const question = { manager: 'supervisor', socket, method: 'POST', path: '/RPC2', headers, body, limitMs } as const;
  const { status, text } = await askSocket(question, signal);
  if (status === 401)
    throw new OpsError('no-rights', 'supervisor wants a name and a password.', {
      hint: 'They stand in its configuration, which you may not read or which is not where it usually is.',
    });
  try {
    if (status !== 200) throw new SyntaxError(`it answers ${status}`);
    return decodeAnswer(text);
  } catch (thrown) {
    if (thrown instanceof Fault && thrown.code !== SHUTTING_DOWN) throw thrown;
    if (thrown instanceof Fault)
      throw new OpsError('no-manager', 'supervisor is shutting down.', { hint: 'Start it again.', cause: thrown });
    throw new OpsError('garbage', `supervisor cannot be understood: ${messageOf(thrown)}.`, {
      hint: `Is it really supervisor that listens on ${socket}?`,
      cause: thrown,
    });
  }
}
