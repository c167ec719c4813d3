type Expression = {
  readonly callee: { readonly type: string; readonly name?: string };
  readonly arguments: readonly unknown[];
};
type Context = { report(finding: { node: unknown; message: string }): void };

/** `new Date()` and `Date()` read the clock of the machine; `new Date(ms)` only writes a time in another way. */
const noAmbientDate = {
  create(context: Context) {
    const judge = (node: Expression, reads: boolean): void => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && reads)
        context.report({ node, message: 'Ask the clock port.' });
    };
    return {
      NewExpression: (node: Expression) => judge(node, node.arguments.length === 0),
      CallExpression: (node: Expression) => judge(node, true),
    };
  },
};

/** The one rule of the house that no ready-made rule covers. */
export default { meta: { name: 'house' }, rules: { 'no-ambient-date': noAmbientDate } };
