/** A typed place in what a check remembers between looks. */
export interface Slot<T> {
  get(memory: object): T | undefined;
  set(memory: object, value: T): void;
}

/** Each call makes a place of its own; what is in it goes away together with the memory it belongs to. */
export function slot<T>(): Slot<T> {
  const values = new WeakMap<object, T>();
  return {
    get: (memory) => values.get(memory),
    set: (memory, value) => void values.set(memory, value),
  };
}
