import { createInterface } from 'node:readline';

/**
 * A line the person types after a question; null when the input ends, `signal` fires, or the question's own does. Undefined
 * without a terminal.
 */
export function askOn(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  signal: AbortSignal,
): ((question: string, asked?: AbortSignal) => Promise<string | null>) | undefined {
  if (!input.isTTY || !output.isTTY) return undefined;
  return (question, asked) => {
    const { promise, resolve } = Promise.withResolvers<string | null>();
    const lines = createInterface({
      input,
      output,
      signal: asked === undefined ? signal : AbortSignal.any([signal, asked]),
    });
    lines.once('line', resolve);
    // ctrl-c and ctrl-d both close it; after a line this comes too late to matter.
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => resolve(null));
    lines.setPrompt(question);
    lines.prompt();
    return promise.finally(() => lines.close());
  };
}
