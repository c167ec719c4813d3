import { createGate, type Gate } from './gate.ts';
import type { Repository } from './repository.ts';

/** Holds whoever runs this hook of a person's repository until the gate opens. */
export async function holdHook(repository: Repository, hook: string): Promise<Gate> {
  const gate = await createGate(repository.lab);
  await repository.hook(hook, gate.script);
  return gate;
}

/** Has a hook write a file into whatever working tree it runs in, and stage it when asked. */
export async function editingHook(
  repository: Repository,
  hook: string,
  { file = 'formatted.txt', stage = true } = {},
): Promise<void> {
  await repository.hook(hook, `echo formatted > '${file}'${stage ? `\ngit add '${file}'` : ''}`);
}

/** Has a hook ask on the terminal, as a passphrase prompt does, and wait for a line; without a terminal it fails. */
export async function askingHook(repository: Repository, hook: string): Promise<void> {
  await repository.hook(hook, 'printf "Really? " > /dev/tty || exit 1\nread -r answer < /dev/tty\n[ "$answer" = yes ]');
}

/** Has a hook of a person's repository refuse. */
export async function refusingHook(repository: Repository, hook: string, why = 'not today'): Promise<void> {
  await repository.hook(hook, `echo '${why}' >&2\nexit 1`);
}
