import { aboutLeft } from './reading.ts';
import { sectionsOf } from './sectionsOf.ts';
import type { Step } from './step.ts';
import { StepNotes } from './StepNotes.tsx';

/** The desk before its code is there: the first step with its notes, and the whole plan. */
export function DeskStill({ steps }: { steps: readonly Step[] }) {
  const [first] = steps;
  if (!first) return null;
  const sections = sectionsOf(steps);
  const minutes = sections.reduce((all, one) => all + one.minutes, 0);
  return (
    <div className="desk">
      <header className="desk-head">
        <p className="desk-where">
          {first.section} · {first.pageTitle}
        </p>
        <h2>{first.title}</h2>
        <div className="desk-row">
          <button type="button" className="primary">
            Begin
          </button>
          <span>or press any key</span>
        </div>
      </header>
      <div className="desk-stage">
        <p className="desk-sum">
          {steps.length} steps in {minutes} minutes. What you show here, a second window shows to
          the room; the notes stay with you.
        </p>
        <div className="desk-plan">
          {sections.map(({ section, minutes: planned, own }) => (
            <section key={section}>
              <h3>
                {section} <span>{planned} min</span>
              </h3>
              <ol>
                {own.map(({ id, title, figure }) => (
                  <li key={id} data-figure={figure ? '' : undefined}>
                    {title}
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </div>
        <p className="window-note">
          <span className="figure-mark" /> with a figure to play in
        </p>
      </div>
      <div className="desk-side">
        <div className="clock">
          <p className="clock-left">{aboutLeft(minutes * 60_000)}</p>
          <p className="clock-plan">not started; 90, 60 or 45 minutes</p>
        </div>
        <StepNotes step={first} />
      </div>
    </div>
  );
}
