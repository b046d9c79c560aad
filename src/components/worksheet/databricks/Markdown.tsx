import type { ReactNode } from 'react';

/** The few forms of Markdown that the notebooks' text cells have. */
export function Markdown({ text }: { text: string }): ReactNode {
  return (
    <div className="note-text">
      {text.split(/\n\s*\n/).map((block, index) => (
        <Block key={index} text={block.trim()} />
      ))}
    </div>
  );
}

function Block({ text }: { text: string }): ReactNode {
  const heading = /^(#+) (.*)$/.exec(text);
  // The page has headings of its own above these.
  if (heading) return <p className="note-heading">{inline(heading[2] ?? '')}</p>;
  if (!text.startsWith('- ')) return <p>{inline(text)}</p>;
  return (
    <ul>
      {text.split(/\n(?=- )/).map((item, index) => (
        <li key={index}>{inline(item.slice(2))}</li>
      ))}
    </ul>
  );
}

function inline(text: string): ReactNode[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index) => {
    if (part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>;
    if (part.startsWith('**')) return <strong key={index}>{part.slice(2, -2)}</strong>;
    return part;
  });
}
