import type { Found } from './look.ts';
import { idOf } from './row.ts';
import { commandOf } from './words.ts';

/**
 * Command lines for people by process, each worked out once: redacting three hundred of them costs more than all the
 * rest of a look. What a process calls itself later is worked out anew.
 */
export class Commands {
  private readonly redact: (text: string) => string;
  private known = new Map<string, { readonly from: string; readonly command: string }>();

  constructor(redact: (text: string) => string) {
    this.redact = redact;
  }

  readonly of = (process: Found): string => {
    const id = idOf(process);
    const from = `${process.name}\0${process.commandLine}`;
    const known = this.known.get(id);
    if (known?.from === from) return known.command;
    const command = commandOf(process, this.redact);
    this.known.set(id, { from, command });
    return command;
  };

  /** Forgets processes that are gone. */
  keep(processes: readonly Found[]): void {
    const ids = new Set(processes.map(idOf));
    this.known = new Map([...this.known].filter(([id]) => ids.has(id)));
  }
}
