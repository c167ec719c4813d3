import { execa } from 'execa';

/** Runs one of the scripts of a scratch copy with the Node of this run; never throws. */
export async function runScript(cwd: string, script: string, ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [script, ...args], { cwd, reject: false });
  return { exitCode, stdout, stderr };
}
