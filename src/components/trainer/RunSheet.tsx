import { sectionsOf } from './sectionsOf.ts';
import type { Step } from './step.ts';
import { StepNotes } from './StepNotes.tsx';

/** The whole walkthrough on paper, and on a screen without scripts: every step with its notes. */
export function RunSheet({ steps }: { steps: readonly Step[] }) {
  return (
    <div className="run-sheet">
      {sectionsOf(steps).map(({ section, minutes, own }) => (
        <section key={section}>
          <h2>
            {section}, {minutes} min
          </h2>
          {own.map((step) => (
            <section key={step.id}>
              <h3>
                {step.title}, {step.minutes} min
              </h3>
              <StepNotes step={step} />
            </section>
          ))}
        </section>
      ))}
    </div>
  );
}
