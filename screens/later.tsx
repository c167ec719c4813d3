import { type ComponentType, useEffect, useState } from 'react';

/** A screen whose code is loaded when it is opened for the first time, so that the start does not pay for it. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [Screen, setScreen] = useState(() => known);
    useEffect(() => {
      if (Screen !== null) return;
      let wanted = true;
      const open = async () => {
        known = await load();
        if (wanted) setScreen(() => known);
      };
      void open();
      return () => {
        wanted = false;
      };
    }, [Screen]);
    return Screen === null ? null : <Screen {...props} />;
  };
}
