import type { Invocation } from '#cli/command.ts';
import { Control } from '#services/procedures/engine/control.ts';

/** A control that the signals of this process move, until `release`. */
export function controlled({ onSignal }: Invocation): { readonly control: Control; readonly release: () => void } {
  const control = new Control();
  const release = onSignal?.((signal) => {
    if (signal === 'SIGINT') control.interrupt();
    else control.hangUp();
  });
  return { control, release: release ?? (() => undefined) };
}
