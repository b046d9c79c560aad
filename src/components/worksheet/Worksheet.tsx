import { useEffect, useRef, useState, type ReactNode } from 'react';
import { FigureBoundary } from '../player/index.ts';
import { useLive } from '../progress/index.ts';

export interface WorksheetProps {
  /** The address of the worksheets' own page. */
  home: string;
  form?: 'page' | 'small';
}

interface FrameProps extends WorksheetProps {
  label: string;
  title: string;
  note: string;
  /** What it loads when it is opened. */
  weight: string;
  /** What one sees before opening, and all that a page without scripts has. */
  still: ReactNode;
  truth: ReactNode;
  open: () => ReactNode;
}

/** A worksheet's place on a page: a still until it is opened. */
export function Frame(props: FrameProps): ReactNode {
  const [round, setRound] = useState(0);
  return (
    <FigureBoundary onReset={() => setRound(round + 1)}>
      <Place key={round} {...props} />
    </FigureBoundary>
  );
}

function Place(props: FrameProps): ReactNode {
  const { label, title, note, weight, still, truth, home, form = 'small' } = props;
  const live = useLive();
  const [open, setOpen] = useState(false);
  const caption = useRef<HTMLElement>(null);
  // The button that opened it is gone; what it opened comes after the caption.
  useEffect(() => {
    if (open) caption.current?.focus({ preventScroll: true });
  }, [open]);
  return (
    <figure
      className="figure worksheet not-content"
      aria-label={label}
      data-form={form}
      data-live={live || undefined}
    >
      <figcaption ref={caption} tabIndex={-1}>
        <p className="figure-title">{title}</p>
        <p className="figure-note">{note}</p>
      </figcaption>
      {open ? (
        props.open()
      ) : (
        <div className="sheet-closed">
          {still}
          <p>
            <button type="button" className="sheet-open" onClick={() => setOpen(true)}>
              Open the worksheet
            </button>{' '}
            <span className="figure-note">{weight}</span>
          </p>
        </div>
      )}
      {truth}
      {form === 'small' && (
        <p className="figure-more">
          <a href={home}>Open at full width</a>
        </p>
      )}
    </figure>
  );
}
