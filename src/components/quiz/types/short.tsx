import * as z from 'zod/mini';
import type { QuestionType } from '../contract.ts';
import { questionBase } from '../question.ts';

/** An open question: the reader writes, then checks the text against a model answer and a rubric. */
export const shortSchema = z.object({
  ...questionBase,
  type: z.literal('short'),
  model: z.string().check(z.minLength(40)),
  rubric: z.array(z.object({ id: z.string(), text: z.string() })).check(z.minLength(2)),
});

type Short = z.infer<typeof shortSchema>;

/** The text as written, and the points of the rubric that the reader found in it. */
interface ShortAnswer {
  text: string;
  /** Ids of the points. */
  found: readonly string[];
  /** Whether the model answer is shown: from then on the text stays as it is. */
  shown: boolean;
}

/** The reader is the judge: right is an answer in which every point of the rubric was found. */
export const short: QuestionType<Short, ShortAnswer> = {
  blank: () => ({ text: '', found: [], shown: false }),
  read(saved, question) {
    if (typeof saved !== 'object' || saved === null) return undefined;
    if (!('text' in saved) || typeof saved.text !== 'string') return undefined;
    const found = 'found' in saved && Array.isArray(saved.found) ? saved.found : [];
    const known = question.rubric.map((point) => point.id);
    return { text: saved.text, found: known.filter((id) => found.includes(id)), shown: true };
  },
  ready: (_question, answer) => answer.shown,
  mark(question, answer) {
    const missing = question.rubric.filter((point) => !answer.found.includes(point.id));
    return {
      right: missing.length === 0,
      notes: missing.map((point) => ({
        about: 'Not found in your text',
        text: point.text,
        remedy: question.remedy,
      })),
    };
  },
  key: (question) => question.model,
  Answer: ({ question, answer, locked, onChange }) => (
    <div className="quiz-short">
      <label>
        <span>Your answer</span>
        <textarea
          rows={5}
          value={answer.text}
          disabled={locked || answer.shown}
          onChange={(event) => onChange({ ...answer, text: event.target.value })}
        />
      </label>
      {!answer.shown && (
        <button
          type="button"
          disabled={answer.text.trim().length < 20}
          onClick={() => onChange({ ...answer, shown: true })}
        >
          Compare with the model answer
        </button>
      )}
      {answer.shown && (
        <fieldset>
          <legend>{question.model}</legend>
          <p>Tick what your text says too.</p>
          {question.rubric.map((point, i) => (
            <label key={point.id}>
              <input
                type="checkbox"
                // The button that had the focus is gone.
                autoFocus={i === 0}
                checked={answer.found.includes(point.id)}
                disabled={locked}
                onChange={() =>
                  onChange({
                    ...answer,
                    found: answer.found.includes(point.id)
                      ? answer.found.filter((id) => id !== point.id)
                      : [...answer.found, point.id],
                  })
                }
              />
              <span>{point.text}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  ),
};
