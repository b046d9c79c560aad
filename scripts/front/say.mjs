/**
 * One line on the terminal for each thing that is being done, with the time it took.
 * Plain JavaScript, because it runs before anything is installed.
 */

/** @param {string} text one sentence */
export function say(text) {
  console.log(`[course] ${text}`);
}

/** @param {number} ms a duration in milliseconds @returns {string} such as `4.2 s` */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * Ends the program with one plain sentence for the person at the keyboard.
 * @param {string} text what was wrong and what to do @returns {never}
 */
export function giveUp(text) {
  console.error(`[course] ${text}`);
  process.exit(1);
}
