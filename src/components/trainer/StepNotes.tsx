import type { MarkedNote } from './marker.ts';
import type { Step } from './step.ts';

/** One sentence of the trainer's, with the marker that no learner build may hold. */
function Note({ note, as: Tag = 'p' }: { note: MarkedNote; as?: 'p' | 'li' | 'h2' }) {
  return <Tag data-trainer-note={note.id}>{note.text}</Tag>;
}

/** All that the trainer has for a step and the room has not. */
export function StepNotes({ step }: { step: Step }) {
  return (
    <div className="notes">
      {step.say.length > 0 && (
        <section className="notes-say" aria-label="Must be said">
          {step.say.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </section>
      )}
      {step.figure && (
        <section aria-label="The figure">
          <h2>In the figure</h2>
          <Note note={step.figure.do} />
        </section>
      )}
      {step.ask.map(({ question, expect }) => (
        <section key={question.id} aria-label="Ask the room">
          <Note as="h2" note={question} />
          <ul>
            {expect.map((note) => (
              <Note key={note.id} as="li" note={note} />
            ))}
          </ul>
        </section>
      ))}
      <section aria-label="Notes">
        {step.notes.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </section>
      {step.voiceOver.length > 0 && (
        <details>
          <summary>Voice-over, to be read where the film does not run</summary>
          {step.voiceOver.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </details>
      )}
    </div>
  );
}
