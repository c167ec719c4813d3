type Methods<Port> = { readonly [Name in keyof Port]: ((...given: never[]) => Promise<unknown>) | undefined };

/**
 * A port whose technology is loaded at its first use: node's own http client costs as much as half a start. Only for
 * ports whose every member is an async method; optional ones must be there in what is loaded.
 */
export function lazily<Port extends Methods<Port> & object>(load: () => Promise<Port>): Port {
  let loading: Promise<Port> | undefined;
  const call = async (name: PropertyKey, given: unknown[]): Promise<unknown> => {
    loading ??= load();
    const port = await loading;
    const method: unknown = Reflect.get(port, name);
    if (typeof method !== 'function') throw new TypeError(`The port has no method ${String(name)}.`);
    return Reflect.apply(method, port, given);
  };
  const methods = new Map<PropertyKey, unknown>();
  // A promise that resolves to the port must not take it for a promise.
  methods.set('then', undefined);
  const handler: ProxyHandler<Port> = {
    get(_target, name) {
      if (!methods.has(name)) methods.set(name, (...given: unknown[]) => call(name, given));
      return methods.get(name);
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the proxy answers for every member
  return new Proxy<Port>({} as Port, handler);
}
