import type { Happened, JournalRecord, RunEvent, Told } from '#domain/procedure/record.ts';
import { redactedRecord } from '#domain/procedure/redacted.ts';
import { emptyRun, runAfter, type RunState } from '#domain/procedure/run-state.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Journal } from '#services/ports/journals.ts';

import type { Host } from './host.ts';

/** Writes down what happens, then tells it; keeps the state of the run that its records make. */
export class Recorder {
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #onEvent: (event: RunEvent) => void;
  readonly #redaction: Host['redaction'];
  #state: RunState;
  #seq = 0;

  constructor(
    { run, records }: { readonly run: string; readonly records: readonly JournalRecord[] },
    journal: Journal,
    { clock, onEvent, redaction }: Pick<Host, 'clock' | 'onEvent' | 'redaction'>,
  ) {
    this.#journal = journal;
    this.#clock = clock;
    this.#onEvent = onEvent;
    this.#redaction = redaction;
    this.#state = emptyRun(run);
    for (const record of records) {
      this.#state = runAfter(this.#state, record);
      this.#seq = Math.max(this.#seq, record.seq);
    }
  }

  get state(): RunState {
    return this.#state;
  }

  /** On the disk when it returns, but for what nothing depends on once the machine went down. */
  record(happened: Happened): void {
    const known = redactedRecord(happened, (text) => {
      const redaction = this.#redaction();
      return redaction.push(text) + redaction.flush();
    });
    const record: JournalRecord = { seq: ++this.#seq, at: this.#clock.now(), ...known };
    this.#journal.append(record, isLasting(happened, this.#state));
    this.#state = runAfter(this.#state, record);
    this.#onEvent({ ...record, run: this.#state.run });
  }

  /** For the screen and the log. */
  tell(told: Told): void {
    const event: RunEvent = { seq: ++this.#seq, at: this.#clock.now(), run: this.#state.run, ...told };
    const line = lineOf(told);
    if (line !== null) this.#journal.log(line);
    this.#state = runAfter(this.#state, event);
    this.#onEvent(event);
  }
}

/**
 * Whether a record has to outlive the machine. Looks are made again; and programs end with the machine, so which one it was
 * only matters for a step whose effect is elsewhere.
 */
function isLasting(happened: Happened, { plan }: RunState): boolean {
  if (!('step' in happened)) return true;
  const step = plan?.steps.find(({ id }) => id === happened.step);
  return step?.reads !== true && (happened.type !== 'child' || step?.irreversible === true);
}

function lineOf(told: Told): string | null {
  if (told.type === 'output') return told.text;
  if (told.type === 'command') return `$ ${told.text}\n`;
  return told.type === 'note' ? `# ${told.text}\n` : null;
}
