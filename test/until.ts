/** For what tells nobody that it has come. */

/** Pause between two looks, in ms: what is waited for has the processor in the meantime. */
const LOOK_MS = 25;

/** Looks, and pauses, without a limit of its own: on a busy machine the test's is long enough, and one of seconds is not. */
export const until = async (condition: () => unknown): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
};
