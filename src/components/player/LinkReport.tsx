/** A part of a link that was ignored, and why, in words for the reader. */
export interface LinkProblem {
  part: string;
  why: string;
}

/** Which parts of a link were ignored, and why; nothing when it was read whole. */
export function LinkReport({ problems }: { problems: readonly LinkProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="link-report" role="alert">
      <p>Some parts of this link were ignored; the rest holds.</p>
      <ul>
        {/* Places rather than parts: a link may say the same wrong thing twice. */}
        {problems.map(({ part, why }, place) => (
          <li key={place}>
            <code>{part}</code>: {why.replace(/\.$/, '')}.
          </li>
        ))}
      </ul>
    </div>
  );
}
