/** The nearest multiple of a step, without the noise of binary fractions. */
export function toStep(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(6));
}

/** A part of `whole` in steps of about 0.3 % of it: finer than anything a person sees, coarser than what changes all the time. */
export function partOf(whole: number, part: number): number {
  return whole > 0 ? toStep(part, 2 ** Math.max(0, Math.floor(Math.log2(whole)) - 8)) : 0;
}

/** A rate to two digits; below a thousand a second it is background noise and counts as none. */
export function calmRate(perSecond: number): number {
  return perSecond < 1000 ? 0 : Number(perSecond.toPrecision(2));
}
