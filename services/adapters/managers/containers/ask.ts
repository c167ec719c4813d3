import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { type Json, parseJson } from '#domain/json.ts';
import { askSocket } from '#services/adapters/managers/support/ask-socket.ts';

/** An engine and where it answers. */
export interface Talk {
  readonly engine: string;
  readonly socket: string;
  readonly signal: AbortSignal;
}

export interface Said {
  readonly status: number;
  /** Undefined when there was none. */
  readonly json: Json | undefined;
}

const LOOK_MS = 5000;
/** Names of containers as both engines allow them; they need no escape in a path. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}$/;

/** Whether a container can have this name. */
export const isName = (name: string): boolean => NAME.test(name);

/**
 * One question to the engine; a path of no version means its newest. Throws OpsError `no-manager`, `no-rights`, `timeout`,
 * `garbage`. What the engine refuses is a status of 400 and more.
 */
export async function ask(
  { engine, socket, signal }: Talk,
  method: 'GET' | 'POST',
  path: string,
  limitMs = LOOK_MS,
): Promise<Said> {
  const { status, text } = await askSocket({ manager: engine, socket, method, path, limitMs }, signal);
  const json = parseJson(text);
  const isAnswer = json !== undefined || (text.trim() === '' && status >= 200 && status < 400);
  if (status === 401 || status === 403)
    throw new OpsError('no-rights', `${engine} does not let you do this: ${reasonOf(json)}`, {
      hint: 'Somebody else may.',
    });
  if (isAnswer) return { status, json };
  throw unknown(engine, socket);
}

/** The engine's own words. */
export function reasonOf(json: Json | undefined): string {
  return `${(textField(json, 'message') ?? 'it says no more').replace(/\.$/, '')}.`;
}

export function unknown(engine: string, socket: string): OpsError {
  return new OpsError('garbage', `${engine} answers in a way that is not known.`, {
    hint: `Is it really ${engine} that listens on ${socket}?`,
  });
}
