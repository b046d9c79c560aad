/**
 * For whom the site is built: COURSE_AUDIENCE=learner leaves out the trainer's pages and notes.
 * @throws Error when the variable holds another word: a slip must not publish the notes
 */
export function audienceOfBuild(): 'everybody' | 'learner' {
  const wanted = process.env.COURSE_AUDIENCE ?? '';
  if (wanted === '' || wanted === 'everybody') return 'everybody';
  if (wanted === 'learner') return 'learner';
  throw new Error(
    `COURSE_AUDIENCE is "${wanted}". Set it to learner to build without the trainer's notes, or leave it unset.`,
  );
}
