import { memo } from 'react';
import { clockText } from './link.ts';
import type { Script } from './script.ts';

interface TranscriptProps {
  script: Script;
  /** Index of the scene that is shown. */
  current: number;
  onChapter: (index: number) => void;
}

/** All that is seen and said, scene by scene: each time leads to its chapter. */
export const Transcript = memo(function Transcript({
  script,
  current,
  onChapter,
}: TranscriptProps) {
  return (
    <ol className="story-transcript" aria-label="Transcript">
      {script.scenes.map(({ id, startsAt, title, picture, narration }, index) => (
        <li key={id} aria-current={index === current || undefined}>
          <button
            type="button"
            className="story-time"
            aria-label={`Go to ${title}, ${clockText(startsAt * 1000)}`}
            onClick={() => onChapter(index)}
          >
            {clockText(startsAt * 1000)}
          </button>
          <div>
            <h2>{title}</h2>
            <p className="story-seen">{picture}</p>
            <p className="story-said">{narration}</p>
          </div>
        </li>
      ))}
    </ol>
  );
});
