/** A port with other answers to some of what it is asked; everything else it answers itself, now and later. */
export function standingIn<Port extends object>(port: Port, instead: Partial<Port>): Port {
  return new Proxy(port, {
    get(target, name) {
      if (Object.hasOwn(instead, name)) return Reflect.get(instead, name) as unknown;
      const own = Reflect.get(target, name) as unknown;
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}
