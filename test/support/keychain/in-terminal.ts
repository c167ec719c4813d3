import { spawn } from '@lydell/node-pty';

/** Runs a program that asks on its terminal, answers what it asks, and resolves to what it showed once it ended well. */
export function inTerminal(
  file: string,
  args: readonly string[],
  answers: readonly (readonly [question: RegExp, answer: string])[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const terminal = spawn(file, [...args], { cols: 120, rows: 40, env });
  const open = [...answers];
  let shown = '';
  let seen = 0;
  terminal.onData((more) => {
    shown += more;
    const [question, answer] = open[0] ?? [];
    if (question === undefined || answer === undefined || !question.test(shown.slice(seen))) return;
    open.shift();
    seen = shown.length;
    terminal.write(answer);
  });
  terminal.onExit(({ exitCode }) => {
    if (exitCode === 0) resolve(shown);
    else reject(new Error(`${file} ended with ${exitCode}: ${shown}`));
  });
  return promise;
}
