/** The path under which the site lives on its host: one setting, COURSE_BASE. */

/** @returns COURSE_BASE with a slash at both ends; `/` when it is not set */
export function courseBase(): string {
  const words = (process.env.COURSE_BASE ?? '').split('/').filter((word) => word !== '');
  return words.length === 0 ? '/' : `/${words.join('/')}/`;
}
