/**
 * A rule that is worked out once for the same object and remembered as long as somebody has that object. What it answers
 * must follow from the object alone, which nobody may change.
 */
export function onceFor<Given extends object, Answer>(rule: (given: Given) => Answer): (given: Given) => Answer {
  const known = new WeakMap<Given, { readonly answer: Answer }>();
  return (given) => {
    const earlier = known.get(given);
    if (earlier !== undefined) return earlier.answer;
    const answer = rule(given);
    known.set(given, { answer });
    return answer;
  };
}
