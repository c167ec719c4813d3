/** How node is started for the program, by its first line and by `npm start`: the first frame fits into a larger nursery. */
export const NODE_FLAGS = ['--max-semi-space-size=32', '--min-semi-space-size=16'] as const;
