import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface TabsProps {
  /** What the tabs are of: Files, Notebooks. */
  label: string;
  names: readonly string[];
  chosen: number;
  onChoose: (index: number) => void;
  /** What the panel shows, below the row of tabs and `beside`. */
  children: ReactNode;
  /** What belongs to every tab and stands between the row and the panel. */
  beside?: ReactNode;
  className?: string;
}

/**
 * Tabs as WAI-ARIA's pattern has them: the row is one stop of the Tab key, arrows, Home and End go
 * from tab to tab and open each, and every tab names the panel that it controls.
 */
export function Tabs(props: TabsProps): ReactNode {
  const { label, names, chosen, onChoose, children, beside, className } = props;
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const to = targetOf(event.key, chosen, names.length);
    if (to === undefined) return;
    event.preventDefault();
    onChoose(to);
    row.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <>
      <div className={className}>
        <div ref={row} className="sheet-files" role="tablist" aria-label={label} onKeyDown={press}>
          {names.map((name, index) => (
            <button
              key={name}
              id={`${id}${String(index)}`}
              type="button"
              role="tab"
              tabIndex={index === chosen ? 0 : -1}
              aria-selected={index === chosen}
              aria-controls={`${id}panel`}
              onClick={() => onChoose(index)}
            >
              {name}
            </button>
          ))}
        </div>
        {beside}
      </div>
      <div
        id={`${id}panel`}
        className="sheet-panel"
        role="tabpanel"
        aria-labelledby={`${id}${String(chosen)}`}
      >
        {children}
      </div>
    </>
  );
}

function targetOf(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (from + 1) % count;
    case 'ArrowLeft':
      return (from + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
