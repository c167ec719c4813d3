import { Frame } from './frame/frame.tsx';
import { Surrounded, type Surroundings } from './surroundings.tsx';

/** The whole screen and what it needs from outside. */
export function App(surroundings: Surroundings) {
  return (
    <Surrounded {...surroundings}>
      <Frame />
    </Surrounded>
  );
}
