/** What a server does instead of answering properly. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Cuts the connection before anything was done, or after all of it was done and kept. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** Waits for this and then answers properly. */
  | { readonly kind: 'wait'; readonly until: Promise<unknown> }
  /** Answers with a page that no program asked for. */
  | { readonly kind: 'garbage' };

interface Planned {
  readonly operation: string;
  readonly fault: Fault;
  times: number;
}

/** The faults a server still has to make, by the operation they are for. */
export class Faults<Operation extends string> {
  #planned: Planned[] = [];

  /** Makes this fault at the next calls of an operation, as often as said. */
  plan(operation: Operation | 'any', fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#planned.push({ operation, fault, times });
  }

  /** Answers with a status, as often as said. */
  status(operation: Operation | 'any', status: number, times = Number.POSITIVE_INFINITY): void {
    this.plan(operation, { kind: 'status', status }, times);
  }

  /** Does the next call and then cuts the connection: who asked cannot know. */
  dropAfter(operation: Operation | 'any', times = 1): void {
    this.plan(operation, { kind: 'drop', when: 'after' }, times);
  }

  /** Keeps the next call of an operation waiting; `reached` resolves when it is there, `open` lets it go on. */
  hold(operation: Operation | 'any'): { readonly reached: Promise<void>; open(): void } {
    const reached = Promise.withResolvers<void>();
    const opened = Promise.withResolvers<void>();
    const until = {
      // Somebody who waits for it has come.
      // oxlint-disable-next-line unicorn/no-thenable
      then(...args: Parameters<Promise<void>['then']>) {
        reached.resolve();
        return opened.promise.then(...args);
      },
    };
    this.plan(operation, { kind: 'wait', until: until as Promise<void> }, 1);
    return { reached: reached.promise, open: () => opened.resolve() };
  }

  /** Makes no more faults. */
  heal(): void {
    this.#planned = [];
  }

  /** The fault of this call, used up by it; null for none. */
  take(operation: Operation): Fault | null {
    const found = this.#planned.find((one) => one.times > 0 && ['any', operation].includes(one.operation));
    if (found === undefined) return null;
    found.times -= 1;
    return found.fault;
  }
}
