import { px } from './geometry.ts';

/** A shape that a character is drawn as: filled, or a line of some thickness. */
export interface Shape {
  readonly d: string;
  /** Thickness of the line in pixels; filled without. */
  readonly stroke?: number;
  /** 0 to 1, for the shades. */
  readonly opacity?: number;
}

/** Gathers shapes, so that each colour and thickness becomes one path: small files, and no seams between neighbours. */
export class Paint {
  readonly #paths = new Map<string, string[]>();

  add(color: string, { d, stroke, opacity }: Shape): void {
    const how = stroke === undefined ? `fill="${color}"` : `fill="none" stroke="${color}" stroke-width="${px(stroke)}"`;
    const key = opacity === undefined ? how : `${how} opacity="${opacity}"`;
    const paths = this.#paths.get(key);
    if (paths) paths.push(d);
    else this.#paths.set(key, [d]);
  }

  elements(): string[] {
    return [...this.#paths].map(([how, paths]) => `<path ${how} d="${paths.join('')}"/>`);
  }
}
